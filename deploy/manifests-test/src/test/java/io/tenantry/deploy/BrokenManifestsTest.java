package io.tenantry.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks the dev overlay in one place at a time: {@code broken/what-is-wrong.yaml}. */
class BrokenManifestsTest {

  private static final String EXPECTED = "# finding: ";

  @ParameterizedTest
  @MethodSource("brokenManifests")
  void whatIsWrongIsFoundAndNothingElse(Path broken) {
    // given
    String text = Yaml.read(broken);
    String expected = text.lines().findFirst().orElseThrow().substring(EXPECTED.length());
    var manifests = Manifests.rendered("dev");
    var patch = new Manifest(Yaml.document(broken));

    // when
    manifests.all().stream()
        .filter(manifest -> manifest.identity().equals(patch.identity()))
        .forEach(manifest -> StrategicMerge.merge(manifest.json(), patch.json()));

    // then
    assertThat(Check.all().stream().flatMap(check -> check.findings(manifests)))
        .singleElement()
        .asString()
        .contains(expected);
  }

  static List<Path> brokenManifests() throws IOException {
    try (var files = Files.list(Deploy.testResource("broken"))) {
      return files.sorted().toList();
    }
  }
}
