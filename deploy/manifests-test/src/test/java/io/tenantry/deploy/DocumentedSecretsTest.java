package io.tenantry.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentedSecretsTest {

  @Test
  void keysAreReadFromTheCommandsOfTheReadme() {
    // when
    var secrets =
        DocumentedSecrets.parse(
            """
            kubectl create secret tls front --namespace cronus --cert=a --key=b
            kubectl create secret generic back --namespace fabrikam --from-literal=user=x --from-file=ca.crt=y
            """);

    // then
    assertThat(secrets.in("cronus")).containsExactlyInAnyOrder("front/tls.crt", "front/tls.key");
    assertThat(secrets.in("fabrikam")).containsExactlyInAnyOrder("back/user", "back/ca.crt");
  }
}
