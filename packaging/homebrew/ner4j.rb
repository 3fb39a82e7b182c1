class Ner4j < Formula
  desc "Named-entity recognition: extract, redact, evaluate, serve"
  homepage "https://github.com/ner4j/ner4j"
  url "https://github.com/ner4j/ner4j/releases/download/v0.1.0/ner4j-0.1.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "Apache-2.0"

  depends_on "openjdk"

  on_macos do
    depends_on arch: :arm64
  end

  def install
    rm "bin/ner4j.cmd"
    libexec.install "bin", "lib"
    (bin/"ner4j").write_env_script libexec/"bin/ner4j", Language::Java.overridable_java_home_env("17+")
  end

  test do
    found = shell_output("#{bin}/ner4j extract --device=cpu --text='Tim Cook'")
    assert_match "\"type\":\"PER\"", found
  end
end
