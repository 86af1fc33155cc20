package io.tenantry.tenant.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestAuthority;
import io.tenantry.tenant.testsupport.TestCertificate;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SampleService.class)
class ClientCertificateTest {

  private static final List<String> ROUTES =
      List.of("/notes", "/notes/tenant", "/plain", "/nowhere", "/");

  private static TestTenant cronus;
  private static TestTenant fabrikam;

  TestTenants tenants;
  TestTokens tokens;
  TestAuthority authority;

  @TestHTTPResource(tls = true)
  URI service;

  @BeforeEach
  void twoTenants() {
    if (cronus == null) {
      cronus = tenants.create("certified-cronus");
      fabrikam = tenants.create("certified-fabrikam");
    }
  }

  @Test
  void certificateOpensTheTenantThatItsSubjectIsMappedTo() throws Exception {
    TestCertificate certificate = authority.issue("O=CRONUS, CN=shop");
    tenants.clientCertificate(cronus, "shop", "cn=shop,o=cronus", null);

    assertThat(notes(certificate, cronus).statusCode()).isEqualTo(200);
  }

  @Test
  void certificateOpensTheTenantThatItsFingerprintIsMappedTo() throws Exception {
    TestCertificate certificate = authority.issue("CN=till");
    tenants.clientCertificate(cronus, "till", null, certificate.fingerprint());

    assertThat(notes(certificate, cronus).statusCode()).isEqualTo(200);
    assertThat(notes(authority.issue("CN=till"), cronus).statusCode()).isEqualTo(401);
  }

  @Test
  void certificateOfAnotherTenantIsAMismatchOnEveryRouteAndWrittenDown() throws Exception {
    TestCertificate certificate = authority.issue("CN=stray");
    tenants.clientCertificate(cronus, "stray", "cn=stray", null);

    for (String route : ROUTES) {
      HttpResponse<String> answer = get(certificate, "/t/" + fabrikam.id() + route);
      assertThat(answer.statusCode()).as(route).isEqualTo(403);
      assertThat(answer.body()).as(route).contains("tenant-mismatch");
    }
    await().until(() -> tenants.refusals(fabrikam, "certificate:stray") > 0);
  }

  @Test
  void certificateThatIsNobodysAuthenticatesNobody() throws Exception {
    assertThat(notes(authority.issue("CN=stranger"), cronus).statusCode()).isEqualTo(401);
  }

  @Test
  void certificateThatTheAuthorityHasNotSignedDoesNotComeThroughTls() {
    tenants.clientCertificate(cronus, "forged", "cn=forged", null);
    TestCertificate forged = authority.forge("CN=forged");

    assertThatIOException().isThrownBy(() -> notes(forged, cronus));
  }

  @Test
  void revokedCertificateOpensNothingInTheSameConnection() throws Exception {
    // given
    TestCertificate certificate = authority.issue("CN=lost");
    tenants.clientCertificate(cronus, "lost", "cn=lost", null);
    var client = certificate.client();
    HttpRequest request = request("/t/" + cronus.id() + "/notes").build();
    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    // when
    tenants.revokeCertificates(cronus, "lost");
    // then
    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
  }

  @Test
  void tokenThatComesWithTheRequestIsTheCredential() throws Exception {
    TestCertificate certificate = authority.issue("CN=proxy");
    tenants.clientCertificate(cronus, "proxy", "cn=proxy", null);
    HttpRequest request =
        request("/t/" + fabrikam.id() + "/notes")
            .header("Authorization", "Bearer " + tokens.of(fabrikam))
            .build();

    assertThat(certificate.client().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void certificateNamesItsTenantWhereNothingElseDoes() throws Exception {
    TestCertificate certificate = authority.issue("CN=named");
    tenants.clientCertificate(fabrikam, "named", "cn=named", null);

    assertThat(get(certificate, "/notes/tenant").body()).isEqualTo(fabrikam.id());
  }

  private HttpResponse<String> notes(TestCertificate certificate, TestTenant tenant)
      throws IOException, InterruptedException {
    return get(certificate, "/t/" + tenant.id() + "/notes");
  }

  private HttpResponse<String> get(TestCertificate certificate, String path)
      throws IOException, InterruptedException {
    return certificate.client().send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofSeconds(20));
  }
}
