package io.tenantry.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

  @ParameterizedTest
  @ValueSource(strings = "dev")
  void everyOverlayPassesEveryCheck(String overlay) {
    // when
    var manifests = Manifests.rendered(overlay);

    // then
    assertThat(Check.all().stream().flatMap(check -> check.findings(manifests))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = "dev")
  void whatAnOverlayRendersIsReviewedLineByLine(String overlay) throws IOException {
    // when
    String rendered =
        Yaml.text(Manifests.rendered(overlay).all().stream().map(Manifest::json).toList());
    Path proposal = Path.of("target", "rendered", overlay + ".yaml");
    Files.createDirectories(proposal.getParent());
    Files.writeString(proposal, rendered);

    // then
    Path golden = Deploy.testResource("golden/" + overlay + ".yaml");
    assertThat(rendered)
        .as("differs from %s; if that is meant, copy %s over it", golden, proposal)
        .isEqualTo(Yaml.read(golden));
  }

  @Test
  void instancesNeverSeeTheServerAdministratorsKeyset() {
    // when
    var instances =
        Manifests.rendered("dev").deployments().filter(m -> m.namespace().equals("tenantry-apps"));

    // then
    assertThat(instances.flatMap(SecretReferences::references))
        .isNotEmpty()
        .noneMatch(key -> key.name().contains("server-admin"));
    assertThat(DocumentedSecrets.read().in("tenantry-apps"))
        .contains("keysets/tenant-credentials.json")
        .doesNotContain("keysets/server-admin.json");
  }

  @Test
  void noManifestContainsASecret() {
    assertThat(Manifests.rendered("dev").ofKind("Secret")).isEmpty();
  }

  @Test
  void bothNamespacesDenyWhatNoPolicyAllows() {
    // when
    var denying =
        Manifests.rendered("dev")
            .ofKind("NetworkPolicy")
            .filter(policy -> policy.at("/spec/podSelector").isEmpty())
            .filter(policy -> policy.at("/spec/ingress").isMissingNode())
            .filter(policy -> policy.at("/spec/egress").isMissingNode())
            .filter(policy -> policy.at("/spec/policyTypes").size() == 2);

    // then
    assertThat(denying.map(Manifest::namespace))
        .containsExactlyInAnyOrder("tenantry-system", "tenantry-apps");
  }
}
