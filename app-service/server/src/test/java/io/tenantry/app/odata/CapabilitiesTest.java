package io.tenantry.app.odata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every promise that {@code $metadata} makes of an entity set is tried. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class CapabilitiesTest {

  /** A key that is there, per entity set. */
  private static final Map<String, String> KEYS =
      Map.of(
          "Customer", "'C-01'",
          "Vendor", "'V-1'",
          "Item", "'I-1'",
          "SalesOrder", "'O-20'",
          "SalesDocument", "'INV-00001'",
          "Payment", "'PAY-00001'",
          "LedgerEntry", "Transaction=1,Line=1");

  private static final Map<String, Map<String, Object>> NEW =
      Map.of(
          "Customer", Map.of("Number", "N-1", "Name", "New"),
          "Vendor", Map.of("Number", "V-1", "Name", "New"),
          "Item", Map.of("Number", "N-1", "Name", "New"),
          "SalesOrder", Map.of("Number", "N-1", "Customer", "C-01"),
          "Payment", Map.of("Customer", "C-01", "Amount", 1));

  TestTenants tenants;
  TestTokens tokens;

  @Test
  void whatIsPromisedIsDoneAndWhatIsNotIsRefused() throws Exception {
    ODataScene scene = ODataScene.stocked(tenants, tokens);
    Promises metadata = Promises.of(scene);
    Map<String, Map<String, Boolean>> promises = metadata.flags();
    SoftAssertions all = new SoftAssertions();

    assertThat(promises).containsKeys("Customer", "SalesDocument", "LedgerEntry");
    assertThat(metadata.paths("SalesOrder", "NavigationRestrictions")).contains("Buyer", "Lines");
    assertThat(metadata.paths("SalesOrder", "InsertRestrictions"))
        .contains("Buyer")
        .doesNotContain("Lines");
    for (String set : List.copyOf(KEYS.keySet())) {
      Map<String, Boolean> promised = promises.get(set);
      String key = set + "(" + KEYS.get(set) + ")";
      tried(all, set, promised, "Insertable", insert(scene, set));
      tried(all, set, promised, "Filterable", get(scene, set + "?$filter=1 eq 1"));
      tried(all, set, promised, "Sortable", get(scene, set + "?$orderby=1"));
      tried(all, set, promised, "Searchable", get(scene, set + "?$search=x"));
      tried(all, set, promised, "Countable", get(scene, set + "/$count"));
      tried(all, set, promised, "TopSupported", get(scene, set + "?$top=1"));
      tried(all, set, promised, "SkipSupported", get(scene, set + "?$skip=1"));
      tried(all, set, promised, "IndexableByKey", get(scene, key));
      tried(all, set, promised, "Updatable", change(scene, key));
      tried(all, set, promised, "Upsertable", upsert(scene, set));
      tried(all, set, promised, "Deletable", delete(scene, set));
      if (promised.get("Expandable")) {
        tried(all, set, promised, "Expandable", get(scene, set + "?$top=1&$expand=*"));
      }
      alongAPath(all, scene, metadata, set);
    }
    all.assertAll();
  }

  private static void tried(
      SoftAssertions all, String set, Map<String, Boolean> promised, String what, int status) {
    all.assertThat(status)
        .as("%s %s: promised %s", set, what, promised.get(what))
        .matches(answered -> promised.get(what) ? answered < 300 : answered == 405);
  }

  private static int get(ODataScene scene, String path) {
    return scene.get(path).statusCode();
  }

  private static int insert(ODataScene scene, String set) {
    return scene.asks().body(NEW.getOrDefault(set, Map.of())).post(ODataScene.in(set)).statusCode();
  }

  private static int change(ODataScene scene, String key) {
    return scene.asks().body("{}").patch(ODataScene.in(key)).statusCode();
  }

  private static int upsert(ODataScene scene, String set) {
    String key = set.equals("LedgerEntry") ? KEYS.get(set) : "'U-1'";
    return scene
        .asks()
        .body(NEW.getOrDefault(set, Map.of()))
        .patch(ODataScene.in(set + "(" + key + ")"))
        .statusCode();
  }

  /** What was inserted before, if something was. */
  private static int delete(ODataScene scene, String set) {
    String key =
        NEW.containsKey(set) && !set.equals("Payment")
            ? "'" + NEW.get(set).get("Number") + "'"
            : KEYS.get(set);
    return scene.asks().delete(ODataScene.in(set + "(" + key + ")")).statusCode();
  }

  private static void alongAPath(
      SoftAssertions all, ODataScene scene, Promises metadata, String set) {
    for (String navigation : metadata.paths(set, "NavigationRestrictions")) {
      all.assertThat(insert(scene, set + "(" + KEYS.get(set) + ")/" + navigation))
          .as("%s/%s: promised not to insert", set, navigation)
          .isIn(405, 501);
    }
    for (String navigation : metadata.paths(set, "InsertRestrictions")) {
      all.assertThat(
              List.of(
                  together(scene, set, navigation, Map.of()),
                  together(scene, set, navigation, List.of(Map.of()))))
          .as("%s with %s: promised not to insert", set, navigation)
          .containsAnyOf(405, 501)
          .allMatch(status -> status >= 400);
    }
  }

  private static int together(ODataScene scene, String set, String navigation, Object other) {
    return scene.asks().body(Map.of(navigation, other)).post(ODataScene.in(set)).statusCode();
  }
}
