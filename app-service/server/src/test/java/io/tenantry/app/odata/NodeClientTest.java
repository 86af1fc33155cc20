package io.tenantry.app.odata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A second client that is not ours, from npm: {@code src/test/node}. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class NodeClientTest {

  TestTenants tenants;
  TestTokens tokens;

  @Test
  void clientFromNpmWorksUnmodified() throws IOException, InterruptedException {
    NodePackage client = NodePackage.installed();
    ODataScene scene = ODataScene.ofOneCompany(tenants, tokens);
    String url =
        "http://localhost:" + RestAssured.port + "/t/" + scene.tenant().id() + "/odata/v4/";

    NodePackage.Ended ended = client.run("odata-client.js", url, scene.user().token());

    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(ended.said()).contains("the client found everything as OData says");
  }
}
