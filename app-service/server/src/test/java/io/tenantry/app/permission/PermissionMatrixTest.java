package io.tenantry.app.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.app.testsupport.UsersOfATenant;
import io.tenantry.app.testsupport.WebServices;
import io.tenantry.tenant.object.PublishedObject;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Users, objects, actions, companies, doors: every combination, allowed or refused as assigned. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class PermissionMatrixTest {

  private static final List<String> COMPANIES = List.of("CRONUS", "Fabrikam");

  /**
   * @param allowed by company
   */
  private record Person(String name, Caller caller, Map<String, Set<Permission>> allowed) {

    boolean may(Set<Permission> needs, String company) {
      return allowed.getOrDefault(company, Set.of()).containsAll(needs);
    }
  }

  TestTenants tenants;
  TestTokens tokens;

  @Test
  void everyDoorLetsInExactlyWhomItShould() {
    TestTenant tenant =
        tenants.create("matrix-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam");
    WebServices.publish(tenants);
    List<Door> doors =
        List.of(
            new RestDoor(),
            new WebDoor(),
            new ODataDoor(),
            new ReportDoor(report("customer"), report("ledger-entry")));
    List<Person> people = people(tenant);
    SoftAssertions softly = new SoftAssertions();
    int tried = 0;

    for (Person person : people) {
      for (Door.Attempt attempt : doors.stream().flatMap(Door::attempts).toList()) {
        for (String company : COMPANIES) {
          Response answer = attempt.request().send(person.caller().asks(), company);
          boolean may = person.may(attempt.needs(), company);
          softly
              .assertThat(answer.statusCode() != 403)
              .as("%s: %s in %s", person.name(), attempt, company)
              .isEqualTo(may);
          tried++;
        }
      }
    }

    assertThat(tried).isGreaterThan(700);
    softly.assertAll();
  }

  private List<Person> people(TestTenant tenant) {
    UsersOfATenant users = new UsersOfATenant(tenants, tokens, tenant);
    users.set("clerk", "customer:read customer:insert report:execute");
    users.set("bookkeeper", "ledger-entry:read report:execute payment:insert");
    Set<Permission> clerk = permissions("customer:read customer:insert report:execute");
    Set<Permission> bookkeeper = permissions("ledger-entry:read report:execute payment:insert");
    Set<Permission> business = SystemSet.BUSINESS.permissions();
    Set<Permission> all = SystemSet.ADMINISTRATOR.permissions();
    String both = "both-" + UUID.randomUUID();
    users.register(both);
    users.assign(both, "tenant/clerk", "CRONUS");
    users.assign(both, "tenant/bookkeeper", "Fabrikam");
    List<Person> people = new ArrayList<>();
    people.add(new Person("admin", Caller.admin(tenant, tokens), everywhere(all)));
    people.add(new Person("newcomer", Caller.user(tenant, tokens), everywhere(business)));
    people.add(
        new Person(
            "business in CRONUS",
            users.having("system/business", "CRONUS"),
            Map.of("CRONUS", business)));
    people.add(new Person("clerk", users.having("tenant/clerk", null), everywhere(clerk)));
    people.add(
        new Person(
            "clerk here, bookkeeper there",
            users.caller(both),
            Map.of("CRONUS", clerk, "Fabrikam", bookkeeper)));
    people.add(
        new Person("of a set that is gone", users.having("application/gone", null), Map.of()));
    people.add(new Person("disabled", out(users, "disabled = true"), Map.of()));
    people.add(new Person("expired", out(users, "expires_at = now()"), Map.of()));
    return people;
  }

  /** Somebody who might do everything, if he were let in. */
  private Caller out(UsersOfATenant users, String change) {
    String name = "out-" + UUID.randomUUID();
    users.register(name);
    users.assign(name, "system/administrator", null);
    users.update("update tenantry.tenant_user set " + change + " where name = ?", name);
    return users.caller(name);
  }

  private static Map<String, Set<Permission>> everywhere(Set<Permission> permissions) {
    return COMPANIES.stream().collect(Collectors.toMap(name -> name, name -> permissions));
  }

  private static Set<Permission> permissions(String words) {
    return Arrays.stream(words.split(" "))
        .flatMap(word -> Stream.ofNullable(Permission.parse(word).orElse(null)))
        .collect(Collectors.toSet());
  }

  private String report(String reads) {
    String name = "r-" + UUID.randomUUID();
    tenants.awaitAcknowledged(
        tenants.revise(
            PublishedObject.REPORT,
            name,
            "{\"title\": \"A report\", \"reads\": [\"%s\"], \"dataset\": \"select 1 as one\"}"
                .formatted(reads)));
    return name;
  }
}
