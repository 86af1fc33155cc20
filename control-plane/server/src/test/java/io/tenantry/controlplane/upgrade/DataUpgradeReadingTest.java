package io.tenantry.controlplane.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.api.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataUpgradeReadingTest {

  @Test
  void stepsAreOrderedByReleaseAndNumber() {
    // given
    DataUpgrade upgrade =
        read(
            UpgradeSettings.usual(),
            "upgrade/10/1__A.sql",
            "upgrade/9/100__C.sql",
            "upgrade/9/20__B.sql",
            "upgrade/9/preconditions/has-city.sql");

    // when, then
    assertThat(upgrade.stepTitles()).containsExactly("9/20__B", "9/100__C", "10/1__A");
    assertThat(upgrade.between(9, 10).stepTitles()).containsExactly("10/1__A");
    assertThat(upgrade.between(9, 10).preconditions()).isEmpty();
    assertThat(upgrade.between(8, 9).preconditions()).hasSize(1);
    assertThat(upgrade.between(10, 10).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upgrade/1__A.sql",
        "upgrade/0/1__A.sql",
        "upgrade/2/A.sql",
        "upgrade/2/1_A.sql",
        "upgrade/2/1__A.java",
        "upgrade/2/deep/1__A.sql",
        "upgrade/2/preconditions/a b.sql",
        "upgrade/11/1__Later.sql"
      })
  void anythingElseIsRefused(String entry) {
    assertThatThrownBy(() -> read(UpgradeSettings.usual(), entry))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void twoStepsOfANumberAreRefused() {
    assertThatThrownBy(
            () -> read(UpgradeSettings.usual(), "upgrade/2/1__A.sql", "upgrade/2/01__B.sql"))
        .hasMessageContaining("number of another step");
  }

  @Test
  void settingsThatContradictThePackageAreRefused() {
    assertThatThrownBy(() -> read(new UpgradeSettings(false, 2, null), "upgrade/2/1__A.sql"))
        .hasMessageContaining("needs upgrade.checkpointed");
    assertThatThrownBy(() -> read(new UpgradeSettings(true, 17, null), "upgrade/2/1__A.sql"))
        .hasMessageContaining("1 to 16");
    assertThatThrownBy(
            () -> read(new UpgradeSettings(true, 2, List.of("2/2__B")), "upgrade/2/1__A.sql"))
        .hasMessageContaining("names no step: 2/2__B");
  }

  private static DataUpgrade read(UpgradeSettings settings, String... entries) {
    Map<String, byte[]> files =
        Arrays.stream(entries)
            .collect(
                Collectors.toMap(
                    Function.identity(), name -> "select 1".getBytes(StandardCharsets.UTF_8)));
    return DataUpgrade.read(10, files, settings);
  }
}
