package io.tenantry.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.local.process.StartFailedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalRunBuilderTest {

  @TempDir private Path state;

  @ParameterizedTest
  @ValueSource(ints = {-1, 50_001, Integer.MAX_VALUE})
  void portOffsetThatLeavesNoPortIsRefused(int offset) {
    assertThatThrownBy(() -> LocalRun.in(state).withPortOffset(offset))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 0 and 50000");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10})
  void numberOfInstancesIsBounded(int instances) {
    assertThatThrownBy(() -> LocalRun.in(state).withInstances(instances))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void runThatHasPortsKeepsThem() {
    Ports.standard(2, 0).keepIn(StateDirectory.at(state));

    assertThatThrownBy(() -> LocalRun.in(state).withPortOffset(1_000).find())
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("down --purge");
  }

  @Test
  void runIsThereOnceItHasADirectory() {
    assertThat(LocalRun.in(state.resolve("none")).exists()).isFalse();
    assertThat(LocalRun.in(state).exists()).isTrue();
  }
}
