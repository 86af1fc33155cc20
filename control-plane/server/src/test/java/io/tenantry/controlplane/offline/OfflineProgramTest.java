package io.tenantry.controlplane.offline;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.testsupport.ControlPlane;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Command lines against a real catalog; the control plane they meet is the one under test. */
@QuarkusTest
class OfflineProgramTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final String user = "os:" + System.getProperty("user.name");

  @Inject OfflineProgram program;
  @Inject ObjectMapper json;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void listShowsTenantsInATable() throws Exception {
    // given
    String id = provisioned();
    // when
    int exit = run("tenants", "list", "--query", id, "--server", "db-1");
    // then
    assertThat(exit).as(err.toString()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString().lines())
        .hasSize(2)
        .satisfiesExactly(
            header -> assertThat(header).startsWith("TENANT").endsWith("UUID"),
            row ->
                assertThat(row).startsWith(id).contains("active").contains("yes").contains("db-1"));
  }

  @Test
  void listAsJsonIsWhatTheApiAnswers() throws Exception {
    // given
    String id = provisioned();
    // when
    run("tenants", "list", "--query", id, "-o", "json");
    // then
    JsonNode listed = json.readTree(out.toString());
    JsonNode answered = json.readTree(asAdmin().get("/api/v1/tenants?q=" + id).asString());
    assertThat(listed).isEqualTo(answered.path("items"));
  }

  @Test
  void listIsWholeHoweverManyPagesItTakes() throws Exception {
    // given
    String one = provisioned();
    String other = provisioned();
    // when
    run("tenants", "list", "--state", "active");
    // then
    assertThat(out.toString()).contains(one).contains(other);
  }

  @Test
  void changeBesideARunningControlPlaneIsRefusedUnlessItIsMeant() throws Exception {
    // given
    String id = provisioned();
    // when
    int exit = run("tenants", "dismount", id, "--yes");
    // then
    assertThat(exit).isEqualTo(ExitCode.OTHERS_RUN);
    assertThat(err.toString())
        .contains("A control plane is connected")
        .contains("--beside-running");
    tenant(id, true);
  }

  @Test
  void dismountAndMountAreOperationsOfTheOperatingSystemsUser() throws Exception {
    // given
    String id = provisioned();
    // when
    int dismounted =
        run("tenants", "dismount", id, "--confirm", id, "--reason", "fire", "--beside-running");
    // then
    assertThat(dismounted).as("%s%s", out, err).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).startsWith("dismount of " + id + ": succeeded (operation ");
    tenant(id, false);
    asAdmin()
        .get("/api/v1/operations?tenant=" + id + "&limit=1")
        .then()
        .body("items[0].type", equalTo("dismount"))
        .body("items[0].createdBy", equalTo(user))
        .body("items[0].reason", equalTo("fire"));
    asAdmin()
        .get("/api/v1/tenants/" + id + "/audit?action=dismount")
        .then()
        .body("items[0].actor", equalTo(user))
        .body("items[0].outcome", equalTo("accepted"));
    // when
    int mounted =
        run(
            "tenants",
            "mount",
            id.toUpperCase(java.util.Locale.ROOT),
            "--beside-running",
            "-o",
            "json");
    // then
    assertThat(mounted).as("%s%s", out, err).isEqualTo(ExitCode.DONE);
    tenant(id, true);
  }

  @Test
  void dryRunSaysWhatWouldBeDoneAndDoesNothing() throws Exception {
    // given
    String id = provisioned();
    // when
    int exit = run("tenants", "dismount", id, "--dry-run", "--beside-running");
    // then
    assertThat(exit).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("[dismount, fence, cut-off]")
        .contains("Nothing has changed");
    tenant(id, true);
  }

  @Test
  void whatTheApiRefusesIsRefusedWithItsCode() throws Exception {
    // given
    String id = provisioned();
    // then
    assertThat(run("tenants", "mount", id, "--beside-running")).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).startsWith("error: illegal-transition: ").contains("allowed");
    assertThat(run("tenants", "mount", "nobody-" + id, "--beside-running"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("unknown-tenant");
    assertThat(run("tenants", "dismount", id, "--confirm", "other", "--beside-running"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("validation-failed: confirm");
    tenant(id, true);
  }

  private int run(String... words) throws InterruptedException {
    return program.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }

  private static void tenant(String id, boolean mounted) {
    asAdmin().get("/api/v1/tenants/" + id).then().body("mounted", equalTo(mounted));
  }

  private static String provisioned() {
    String id = ControlPlane.freshId();
    sending(Tokens.admin(), "{\"id\": \"%s\", \"companies\": [\"CRONUS\"]}".formatted(id))
        .header("Prefer", "wait=60")
        .post("/api/v1/tenants")
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));
    return id;
  }
}
