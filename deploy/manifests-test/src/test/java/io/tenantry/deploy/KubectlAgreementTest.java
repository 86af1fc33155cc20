package io.tenantry.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubectlAgreementTest {

  @ParameterizedTest
  @ValueSource(strings = "dev")
  void kustomizeItselfRendersTheSame(String overlay) throws Exception {
    // given
    var kustomize = kustomize();
    assumeTrue(kustomize.isPresent(), "not compared: neither kubectl nor kustomize is on the path");

    // when
    String rendered = run(kustomize.get(), Deploy.overlay(overlay));

    // then
    assertThat(byIdentity(Yaml.documents(rendered).stream().map(Manifest::new)))
        .isEqualTo(byIdentity(Manifests.rendered(overlay).all().stream()));
  }

  private static Optional<List<String>> kustomize() {
    return Stream.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"))
        .filter(command -> onPath(command.get(0)))
        .findFirst();
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static String run(List<String> command, Path overlay)
      throws IOException, InterruptedException {
    var arguments = Stream.concat(command.stream(), Stream.of(overlay.toString())).toList();
    var process =
        new ProcessBuilder(arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("exit code of %s", arguments).isZero();
    return output;
  }

  private static Map<String, ObjectNode> byIdentity(Stream<Manifest> manifests) {
    return manifests.collect(Collectors.toMap(Manifest::identity, Manifest::json));
  }
}
