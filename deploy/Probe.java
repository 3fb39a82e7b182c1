import java.net.HttpURLConnection;
import java.net.URI;

/** Ends with 0 if the address that it is given answers 200: for images without curl. */
final class Probe {

  private static final int MILLIS = 4000;

  private Probe() {}

  public static void main(String[] args) throws Exception {
    HttpURLConnection health = (HttpURLConnection) URI.create(args[0]).toURL().openConnection();
    health.setConnectTimeout(MILLIS);
    health.setReadTimeout(MILLIS);
    System.exit(health.getResponseCode() == HttpURLConnection.HTTP_OK ? 0 : 1);
  }
}
