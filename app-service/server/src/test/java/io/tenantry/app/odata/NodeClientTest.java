package io.tenantry.app.odata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * A second client that is not ours, from npm: {@code src/test/node}. The build downloads nothing
 * but by Maven, so somebody else has to: {@code npm install --prefix FOLDER @odata/client@2.21.10}.
 */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
@EnabledIfEnvironmentVariable(
    named = "TENANTRY_NODE_MODULES",
    matches = ".+",
    disabledReason = "TENANTRY_NODE_MODULES names no folder node_modules that has @odata/client")
class NodeClientTest {

  TestTenants tenants;
  TestTokens tokens;

  @Test
  void clientFromNpmWorksUnmodified() throws IOException, InterruptedException {
    ODataScene scene = ODataScene.ofOneCompany(tenants, tokens);
    String url =
        "http://localhost:" + RestAssured.port + "/t/" + scene.tenant().id() + "/odata/v4/";
    ProcessBuilder node =
        new ProcessBuilder(
                "node",
                Path.of("src/test/node/odata-client.js").toAbsolutePath().toString(),
                url,
                scene.user().token())
            .redirectErrorStream(true);
    node.environment().put("NODE_PATH", System.getenv("TENANTRY_NODE_MODULES"));

    Process client = node.start();

    assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(client.exitValue()).as(said).isZero();
    assertThat(said).contains("the client found everything as OData says");
  }
}
