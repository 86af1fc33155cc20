package io.tenantry.app.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.olingo.commons.api.data.Entity;
import org.junit.jupiter.api.Test;

/** Pages follow each other, and are as long as the caller likes. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ODataPagingTest extends StockedCompany {

  private static final int MANY = 100_000;

  /** Each of them stops everything for a moment. */
  private static final int LOOKS = 3;

  private static final Duration A_WHILE = Duration.ofMillis(300);

  @Test
  void pagesFollowEachOtherWithoutAGap() {
    List<String> numbers = new ArrayList<>();
    String next = ODataScene.in("Customer?$select=Number&$orderby=Country desc,City&$count=true");
    while (next != null) {
      Response page = scene.asks().header("Prefer", "odata.maxpagesize=5").get(next);
      page.then().statusCode(200).header("Preference-Applied", "odata.maxpagesize=5");
      JsonPath json = page.jsonPath();
      assertThat(json.getInt("'@odata.count'")).isEqualTo(12);
      numbers.addAll(json.getList("value.Number"));
      String link = json.getString("'@odata.nextLink'");
      next = link == null ? null : local(link);
    }

    assertThat(numbers)
        .isEqualTo(
            scene
                .get("Customer?$select=Number&$orderby=Country desc,City")
                .jsonPath()
                .getList("value.Number"))
        .hasSize(12)
        .doesNotHaveDuplicates();
  }

  @Test
  void nextPageNamesTheCompanyAndKeepsWhatIsStillWanted() {
    String link =
        scene
            .asks()
            .header("Prefer", "odata.maxpagesize=2")
            .get("/odata/v4/Customer?$top=5&$skip=1&company=CRONUS%20International&$select=Number")
            .jsonPath()
            .getString("'@odata.nextLink'");

    assertThat(link)
        .contains("/odata/v4/Company('CRONUS%20International')/Customer?")
        .contains("top=3")
        .doesNotContain("skip=");
    scene
        .asks()
        .get(local(link))
        .then()
        .statusCode(200)
        .body("value.Number", contains("C-04", "C-05", "C-06"));
  }

  @Test
  void hundredThousandEntitiesComeOnOnePageIfTheCallerLikesAndAreNeverInMemoryTogether()
      throws Exception {
    ODataScene many = ODataScene.ofOneCompany(tenants, tokens);
    many.customers(MANY);
    List<Long> inMemory = new ArrayList<>();
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try {
      Future<String> answer = caller.submit(() -> allOnOnePage(many));
      for (int looks = 0; looks < LOOKS && !answer.isDone(); looks++) {
        await().pollDelay(A_WHILE).until(() -> true);
        inMemory.add(LiveObjects.of(Entity.class));
      }

      String page = answer.get(1, TimeUnit.MINUTES);
      assertThat(page.split("\"Number\":", -1)).hasSize(MANY + 1);
      assertThat(page).doesNotContain("@odata.nextLink");
    } finally {
      caller.shutdownNow();
    }

    assertThat(inMemory).isNotEmpty().allMatch(count -> count < MANY / 50);
    many.asks().get("/odata/v4/Customer?$select=Number").then().body("value", hasSize(1000));
  }

  private static String allOnOnePage(ODataScene many) {
    return many.asks()
        .header("Prefer", "odata.maxpagesize=" + MANY)
        .get("/odata/v4/Customer?$select=Number")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static String local(String link) {
    URI uri = URI.create(link);
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
