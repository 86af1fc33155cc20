package io.tenantry.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KustomizationTest {

  @TempDir Path directory;

  @BeforeEach
  void oneResource() throws IOException {
    write(
        "pod.yaml",
        """
        kind: Pod
        metadata: {name: cronus}
        spec:
          paused: true
          containers: [{name: one, image: "one:1", args: [a]}]
        """);
  }

  @Test
  void namespaceAndLabelsReachEveryObject() throws IOException {
    // given
    kustomization(
        """
        resources: [pod.yaml]
        namespace: fabrikam
        labels: [{pairs: {part-of: contoso}}]
        """);

    // when
    var pod = Kustomization.render(directory).get(0);

    // then
    assertThat(pod.namespace()).isEqualTo("fabrikam");
    assertThat(pod.at("/metadata/labels/part-of").asText()).isEqualTo("contoso");
  }

  @Test
  void aPatchMergesMapsAndNamedListsAndRemovesWhatIsNull() throws IOException {
    // given
    write(
        "patch.yaml",
        """
        kind: Pod
        metadata: {name: cronus}
        spec:
          paused: null
          containers: [{name: one, image: "one:2"}, {name: two}]
        """);
    kustomization("{resources: [pod.yaml], patches: [{path: patch.yaml}]}");

    // when
    JsonNode spec = Kustomization.render(directory).get(0).at("/spec");

    // then
    assertThat(spec)
        .isEqualTo(
            Yaml.documents("containers: [{name: two}, {name: one, image: 'one:2', args: [a]}]")
                .get(0));
  }

  @Test
  void aFieldOutsideTheSubsetIsRefused() throws IOException {
    // given
    kustomization("{resources: [pod.yaml], namePrefix: dev-}");

    // then
    assertThatThrownBy(() -> Kustomization.render(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'namePrefix'");
  }

  @Test
  void aPatchOfNothingIsRefused() throws IOException {
    // given
    write("patch.yaml", "{kind: Pod, metadata: {name: nobody}}");
    kustomization("{resources: [pod.yaml], patches: [{path: patch.yaml}]}");

    // then
    assertThatThrownBy(() -> Kustomization.render(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("patch.yaml patches no Pod nobody");
  }

  @Test
  void aListWithoutNamesCannotBePatched() throws IOException {
    // given
    write("patch.yaml", "{kind: Pod, metadata: {name: cronus}, spec: {args: [b]}}");
    kustomization("{resources: [pod.yaml], patches: [{path: patch.yaml}]}");

    // then
    assertThatThrownBy(() -> Kustomization.render(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'args'");
  }

  private void kustomization(String text) throws IOException {
    write("kustomization.yaml", text);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }
}
