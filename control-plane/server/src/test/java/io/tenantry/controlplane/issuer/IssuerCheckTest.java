package io.tenantry.controlplane.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class IssuerCheckTest {

  private final IssuerCheck check = IssuerChecks.onThisMachine();
  private TestProvider provider;

  @BeforeEach
  void startProvider() {
    provider = TestProvider.start();
  }

  @AfterEach
  void stopProvider() {
    provider.close();
  }

  @Test
  void providerThatPublishesItsKeysIsUsable() {
    JsonNode usable = check.usable(wanted(provider.url()));

    assertThat(usable.path("jwksUri").asText()).isEqualTo(provider.url() + "/keys");
    assertThat(usable.path("audience").asText()).isEqualTo("notes");
  }

  @Test
  void providerIsAskedOnceForTenantsThatBringItAtTheSameMoment() throws Exception {
    // given
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    IssuerCheck sharing = IssuerChecks.sharing(Duration.ofSeconds(5), () -> now);
    List<Callable<JsonNode>> tenants =
        Collections.nCopies(20, () -> sharing.usable(wanted(provider.url())));

    // when
    ExecutorService threads = Executors.newFixedThreadPool(tenants.size());
    List<Future<JsonNode>> answers = threads.invokeAll(tenants);
    threads.shutdown();

    // then
    for (Future<JsonNode> answer : answers) {
      assertThat(answer.get().path("jwksUri").asText()).isEqualTo(provider.url() + "/keys");
    }
    assertThat(provider.requests()).isEqualTo(2);
  }

  @Test
  void providerIsAskedAgainAfterAMoment() {
    // given
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    IssuerCheck sharing = IssuerChecks.sharing(Duration.ofSeconds(5), now::get);
    sharing.usable(wanted(provider.url()));
    provider.discovers(404, "");

    // when
    now.set(now.get().plusSeconds(5));

    // then
    assertRefused(sharing, provider.url(), "status");
  }

  @Test
  void providerThatWasMendedIsUsableAtOnce() {
    // given
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    IssuerCheck sharing = IssuerChecks.sharing(Duration.ofSeconds(5), () -> now);
    provider.discovers(404, "");
    assertRefused(sharing, provider.url(), "status");

    // when
    provider.discovers(provider.url(), provider.url() + "/keys");

    // then
    assertThat(sharing.usable(wanted(provider.url())).hasNonNull("jwksUri")).isTrue();
  }

  @Test
  void providerMustBeThere() {
    String gone = provider.url();
    provider.close();
    assertRefused(check, gone, "reachable");
    assertRefused(check, "https://no-such-host.invalid", "host-name");
  }

  @Test
  void nobodyIsRedirected() {
    provider.discovers(302, "");
    assertRefused(check, provider.url(), "redirect");
    provider.discovers(provider.url(), provider.url() + "/moved").answers("/moved", 301, "");
    assertRefused(check, provider.url(), "redirect");
  }

  @Test
  void providerHasNoMoreThanItsTime() {
    provider.keepsSilent();
    assertRefused(check, provider.url(), "timeout");
  }

  @Test
  void providerSendsNoMoreThanADocument() {
    provider.sendsWithoutEnd();
    assertRefused(check, provider.url(), "size");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "404 | {} | status",
        "500 | {} | status",
        "200 | <html> | json",
        "200 | [] | json",
        "200 | {} | issuer",
        "200 | {\"issuer\": 1} | issuer"
      })
  void discoveryDocumentMustBeOne(int status, String body, String failed) {
    provider.discovers(status, body);
    assertRefused(check, provider.url(), failed);
  }

  @Test
  void documentMustBeOfTheIssuerThatIsSaved() {
    provider.discovers("https://login.example", provider.url() + "/keys");
    assertRefused(check, provider.url(), "issuer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"keys\": []}",
        "{\"keys\": [{\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}]}",
        "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"enc\"}]}"
      })
  void thereMustBeAKeyToVerifyBy(String keys) {
    provider.answers("/keys", 200, keys);
    assertRefused(check, provider.url(), "keys");
  }

  @ParameterizedTest
  @CsvSource({
    "http://10.0.0.1/keys, https",
    "https://10.0.0.1/keys, public-address",
    "https://169.254.169.254/latest/meta-data, public-address",
    "file:///etc/passwd, jwks-uri",
    "no address, jwks-uri"
  })
  void keysAreNotReadFromInsideTheNetwork(String keys, String failed) {
    provider.discovers(provider.url(), keys);
    assertRefused(check, provider.url(), failed);
  }

  @ParameterizedTest
  @CsvSource({
    "http://login.example.com, host-name",
    "http://93.184.216.34, https",
    "https://localhost:1, public-address",
    "https://127.0.0.1:1, public-address",
    "https://[::1]:1, public-address",
    "https://192.168.1.1, public-address",
    "https://169.254.169.254, public-address"
  })
  void nothingInsideTheNetworkIsAskedInProduction(String issuer, String failed) {
    assertRefused(IssuerChecks.onTheInternet(), issuer, failed);
  }

  @Test
  void whereToSignInIsWhatTheProviderSaysAndNotWhatTheCallerSays() {
    provider.discovers(200, discovery("/authorize", "/token", "/logout"));

    JsonNode usable =
        check.usable(withClient().put("tokenEndpoint", "https://attacker.example/token"));

    assertThat(usable.path("authorizationEndpoint").asText())
        .isEqualTo(provider.url() + "/authorize");
    assertThat(usable.path("tokenEndpoint").asText()).isEqualTo(provider.url() + "/token");
    assertThat(usable.path("endSessionEndpoint").asText()).isEqualTo(provider.url() + "/logout");
  }

  @Test
  void providerWithoutAClientNeedsNoPlaceToSignIn() {
    JsonNode usable =
        check.usable(wanted(provider.url()).put("tokenEndpoint", "https://a.example/token"));

    assertThat(usable.has("tokenEndpoint")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"authorization_endpoint", "token_endpoint", "end_session_endpoint"})
  void everyPlaceThatSigningInNeedsMustBeNamed(String missing) {
    provider.discovers(
        200, discovery("/authorize", "/token", "/logout").replace(missing, "no_" + missing));

    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> check.usable(withClient()));

    assertThat(refused.members()).containsEntry("check", "sign-in");
    assertThat(refused.getMessage()).contains(missing);
  }

  @Test
  void codesAreNotSentInsideTheNetwork() {
    provider.discovers(
        200,
        discovery("/authorize", "/token", "/logout")
            .replace(provider.url() + "/token", "https://10.0.0.1/token"));

    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> check.usable(withClient()));

    assertThat(refused.members()).containsEntry("check", "public-address");
  }

  private String discovery(String authorize, String token, String logout) {
    return new ObjectMapper()
        .createObjectNode()
        .put("issuer", provider.url())
        .put("jwks_uri", provider.url() + "/keys")
        .put("authorization_endpoint", provider.url() + authorize)
        .put("token_endpoint", provider.url() + token)
        .put("end_session_endpoint", provider.url() + logout)
        .toString();
  }

  @Test
  void platformsOwnIssuerIsNobodyElses() {
    ProblemException refused = refusal(check, IssuerChecks.PLATFORM);

    assertThat(refused.type()).isEqualTo(ProblemType.IDENTITY_PROVIDER_TAKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "10.0.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd12::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1"
      })
  void addressesInsideANetworkAreNotPublic(String address) throws UnknownHostException {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1"})
  void addressesOfTheInternetArePublic(String address) throws UnknownHostException {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
  }

  private static void assertRefused(IssuerCheck check, String issuer, String failed) {
    ProblemException refused = refusal(check, issuer);
    assertThat(refused.type()).isEqualTo(ProblemType.IDENTITY_PROVIDER_UNUSABLE);
    assertThat(refused.members()).containsEntry("check", failed);
  }

  private static ProblemException refusal(IssuerCheck check, String issuer) {
    return catchThrowableOfType(ProblemException.class, () -> check.usable(wanted(issuer)));
  }

  private ObjectNode withClient() {
    return wanted(provider.url()).put("clientId", "pages");
  }

  private static ObjectNode wanted(String issuer) {
    return new ObjectMapper().createObjectNode().put("issuer", issuer).put("audience", "notes");
  }
}
