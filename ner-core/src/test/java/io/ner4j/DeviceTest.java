package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {

  @Test
  void aDeviceIsCalledAsInMessages() {
    assertThat(Device.auto()).hasToString("auto");
    assertThat(Device.cpu()).hasToString("cpu");
    assertThat(Device.cuda(0)).hasToString("cuda:0");
    assertThat(Device.cuda(3)).hasToString("cuda:3");
  }

  @Test
  void aDeviceTellsItsKind() {
    assertThat(Device.auto().isAuto()).isTrue();
    assertThat(Device.auto().isCuda()).isFalse();
    assertThat(Device.auto().index()).isZero();
    assertThat(Device.cpu().isAuto()).isFalse();
    assertThat(Device.cpu().isCuda()).isFalse();
    assertThat(Device.cpu().index()).isZero();
    assertThat(Device.cuda(2).isAuto()).isFalse();
    assertThat(Device.cuda(2).isCuda()).isTrue();
    assertThat(Device.cuda(2).index()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "cpu", "cuda:0", "cuda:12", "coreml:0", "web_gpu2:9999"})
  void aDeviceIsReadFromItsName(String name) {
    assertThat(Device.of(name)).hasToString(name).isEqualTo(Device.of(name));
    assertThat(Device.of(name).provider()).isEqualTo(name.replaceFirst(":.*", ""));
    assertThat(Device.of("cuda")).isEqualTo(Device.cuda(0));
    assertThat(Device.of("cuda:12")).isEqualTo(Device.cuda(12));
    assertThat(Device.of("cpu")).isEqualTo(Device.cpu());
    assertThat(Device.of("auto").isAuto()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CUDA", "cpu:0", "auto:1", "cuda:", "cuda:-1", "cuda:99999", "a b"})
  void aNameOfAnotherFormIsRefused(String name) {
    assertThatThrownBy(() -> Device.of(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a device such as auto, cpu, cuda or cuda:1, but got " + name);
  }

  @Test
  void devicesAreEqualByKindAndIndex() {
    List<Device> some = List.of(Device.auto(), Device.cpu(), Device.cuda(0), Device.cuda(1));
    List<Device> same = List.of(Device.auto(), Device.cpu(), Device.cuda(0), Device.cuda(1));
    for (int i = 0; i < some.size(); i++) {
      for (int j = 0; j < same.size(); j++) {
        assertThat(some.get(i).equals(same.get(j))).as(i + " and " + j).isEqualTo(i == j);
      }
      assertThat(some.get(i)).hasSameHashCodeAs(same.get(i)).isNotEqualTo("cpu").isNotEqualTo(null);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE})
  void aNegativeIndexIsRefused(int index) {
    assertThatThrownBy(() -> Device.cuda(index))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a CUDA device index must be >= 0, but is " + index);
  }
}
