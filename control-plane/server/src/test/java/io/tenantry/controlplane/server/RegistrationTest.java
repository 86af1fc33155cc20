package io.tenantry.controlplane.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.api.FieldError;
import io.tenantry.controlplane.api.NewDatabaseServer;
import io.tenantry.controlplane.api.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {

  private static final String PASSWORD = "tell-nobody";

  @Test
  void defaultsAreTheSafeOnes() {
    DatabaseServer server = Registration.of(request("db-1.example.com:5432")).server();
    assertThat(server.sslMode()).isEqualTo(SslMode.VERIFY_FULL);
    assertThat(server.maintenanceDatabase()).isEqualTo("postgres");
    assertThat(server.labels()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"db:5432", "10.0.0.1:1", "[::1]:5432", "a:1,b:2,c:3"})
  void addressOfOneOrMoreHostsIsAccepted(String address) {
    assertThat(Registration.of(request(address)).server().address()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db",
        "db:0",
        "db:5432/postgres",
        "db:5432?sslmode=disable",
        "db:5432,",
        "jdbc:postgresql://db:5432",
        "user@db:5432",
        "a:1,b:1,c:1,d:1,e:1,f:1",
        ""
      })
  void addressThatIsMoreOrLessThanHostsIsRefused(String address) {
    assertThatThrownBy(() -> Registration.of(request(address)))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(fields(e)).containsExactly("address"));
  }

  @Test
  void everyBrokenRuleIsNamedAtOnce() {
    NewDatabaseServer nothing =
        new NewDatabaseServer(
            null, null, Map.of("", "x"), null, "", "sometimes", "x", null, null, null, 0, null);
    assertThatThrownBy(() -> Registration.of(nothing))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(fields(e))
                    .containsExactly(
                        "id",
                        "region",
                        "labels",
                        "address",
                        "maintenanceDatabase",
                        "sslMode",
                        "caCertificate",
                        "adminLogin",
                        "adminPassword",
                        "capacity",
                        "connectionBudget"));
  }

  @Test
  void oneCertificateIsAcceptedAndABundleRefused() {
    String pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";
    assertThat(Registration.of(request("db:5432", pem + "\n")).server().caCertificate())
        .contains(pem);
    for (String text : List.of(pem + "\n" + pem, "# ours\n" + pem, "", "MIIB")) {
      assertThatThrownBy(() -> Registration.of(request("db:5432", text)))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(fields(e)).containsExactly("caCertificate"));
    }
  }

  @Test
  void passwordIsInNoTextForm() {
    NewDatabaseServer request = request("db:5432");
    assertThat(request.toString()).doesNotContain(PASSWORD);
    assertThat(Registration.of(request).toString()).doesNotContain(PASSWORD);
    assertThat(new ServerLogin("admin", Registration.of(request).adminPassword()).toString())
        .doesNotContain(PASSWORD);
  }

  private static List<String> fields(ProblemException e) {
    List<?> errors = (List<?>) e.members().get("errors");
    return errors.stream().map(error -> ((FieldError) error).field()).toList();
  }

  private static NewDatabaseServer request(String address) {
    return request(address, null);
  }

  private static NewDatabaseServer request(String address, String certificate) {
    return new NewDatabaseServer(
        "db-1", "eu", null, address, null, null, certificate, "admin", PASSWORD, 10, 20, null);
  }
}
