package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.provisioned;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.api.ExistingTenant;
import io.tenantry.controlplane.operation.CrashingEngine;
import io.tenantry.controlplane.operation.Operation;
import io.tenantry.controlplane.tenant.ExclusiveAccess;
import io.tenantry.controlplane.tenant.HostName;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantId;
import io.tenantry.controlplane.tenant.TenantProperties;
import io.tenantry.controlplane.tenant.TenantState;
import io.tenantry.controlplane.tenant.Tickets;
import io.tenantry.controlplane.testsupport.ControlPlane;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two tenants live through the same life, every plan of this package. One has a process that dies
 * after each step of each operation; what is left of both is the same at any time.
 */
@QuarkusTest
@Timeout(180)
class CrashTest {

  @Inject Jdbi jdbi;
  @Inject ObjectMapper json;
  @Inject TenantCatalog catalog;
  @Inject @All List<TenantPlan> plans;
  @Inject Tickets tickets;
  @Inject MountTenant mount;
  @Inject DismountTenant dismount;
  @Inject SuspendTenant suspend;
  @Inject ReactivateTenant reactivate;
  @Inject ChangeTenant change;
  @Inject RenameTenant rename;
  @Inject RotateCredentials rotateCredentials;
  @Inject TakeExclusiveAccess takeExclusiveAccess;
  @Inject GiveBackExclusiveAccess giveBackExclusiveAccess;
  @Inject DeleteTenant delete;
  @Inject RecoverTenant recover;
  @Inject PurgeTenant purge;
  @Inject AttachTenant attach;
  @Inject Attachment attachment;

  private CrashingEngine engine;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
    engine = new CrashingEngine(jdbi, json);
  }

  @Test
  void whereverAProcessDiesTheEndIsThatOfAnUninterruptedRun() throws Exception {
    // given
    UUID unharmed = TenantCalls.uuid(provisioned());
    UUID crashed = TenantCalls.uuid(provisioned());
    for (Deed deed : life()) {
      // when
      Operation reference = engine.run(deed.plan(), accept(deed, unharmed));
      Operation operation = engine.runCrashingAfterEachStep(deed.plan(), accept(deed, crashed));
      // then
      assertThat(operation.status()).as(deed.toString()).isEqualTo(Operation.Status.SUCCEEDED);
      assertThat(reference.status()).as(deed.toString()).isEqualTo(Operation.Status.SUCCEEDED);
      assertThat(operation.steps())
          .as(deed.toString())
          .allSatisfy(step -> assertThat(step.attempts()).isEqualTo(2));
      assertThat(footprint(crashed)).as(deed.toString()).isEqualTo(footprint(unharmed));
    }
    // then: the life was lived to its end
    assertThat(footprint(crashed)).anySatisfy(line -> assertThat(line).contains("purged"));
    assertThat(footprint(crashed)).noneSatisfy(line -> assertThat(line).startsWith("database"));
  }

  /** Undone, each leaves the tenant as the next one finds it. */
  @Test
  void whereverAProcessDiesWhileItUndoesTheEndIsThatOfAnUninterruptedUndoing() throws Exception {
    // given
    UUID unharmed = TenantCalls.uuid(provisioned());
    UUID crashed = TenantCalls.uuid(provisioned());
    TenantState before = catalog.get(crashed).state();
    for (Deed deed : List.of(plain(dismount), plain(suspend), renaming(), plain(delete))) {
      // when
      Operation reference = engine.runUndone(deed.plan(), accept(deed, unharmed));
      Operation operation =
          engine.runUndoneCrashingAfterEachStep(deed.plan(), accept(deed, crashed));
      // then
      assertThat(reference.status()).as(deed.toString()).isEqualTo(Operation.Status.FAILED);
      assertThat(operation.status()).as(deed.toString()).isEqualTo(Operation.Status.FAILED);
      assertThat(operation.steps())
          .as(deed.toString())
          .allSatisfy(step -> assertThat(step.status()).isEqualTo("compensated"));
      assertThat(footprint(crashed)).as(deed.toString()).isEqualTo(footprint(unharmed));
      assertThat(catalog.get(crashed).state()).as(deed.toString()).isEqualTo(before);
    }
  }

  @Test
  void noActionOnATenantIsLeftOut() {
    assertThat(life())
        .extracting(Deed::toString)
        .containsAll(plans.stream().map(TenantPlan::type).toList());
  }

  @Test
  void whereverAProcessDiesAnAttachmentEndsLikeAnUninterruptedOne() throws Exception {
    // given: two databases that no catalog knows any more
    String one = provisioned();
    String other = provisioned();
    UUID unharmed = forgotten(one);
    UUID crashed = forgotten(other);
    // when
    Operation reference = engine.run(attach, acceptAttachment(one, unharmed));
    Operation operation = engine.runCrashingAfterEachStep(attach, acceptAttachment(other, crashed));
    // then
    assertThat(reference.status()).isEqualTo(Operation.Status.SUCCEEDED);
    assertThat(operation.status()).isEqualTo(Operation.Status.SUCCEEDED);
    assertThat(footprint(crashed)).isEqualTo(footprint(unharmed));
    assertThat(catalog.get(crashed).state().mounted()).isTrue();
  }

  private UUID forgotten(String id) {
    UUID uuid = TenantCalls.uuid(id);
    jdbi.useHandle(
        h -> {
          h.execute("delete from catalog.tenant where uuid = ?", uuid);
          h.execute("update catalog.database_server set placed = placed - 1 where id = 'db-1'");
        });
    return uuid;
  }

  private UUID acceptAttachment(String id, UUID uuid) throws Exception {
    String database = "tenant_" + uuid.toString().replace("-", "");
    ExistingTenant existing =
        json.readValue(
            "{\"id\": \"%s\", \"databaseServer\": \"db-1\", \"database\": \"%s\"}"
                .formatted(id, database),
            ExistingTenant.class);
    ObjectNode params = json.createObjectNode().put("id", id).put("database", database);
    params.put("databaseServer", "db-1").put("stampedTenantId", id).put("overwriteTenantId", false);
    return engine.accept(attach, uuid, id, params, () -> attachment.enter(existing));
  }

  /** A plan, and what is done to the catalog when it is accepted. */
  private record Deed(TenantPlan plan, BiConsumer<Tenant, ObjectNode> accepted) {
    @Override
    public String toString() {
      return plan.type();
    }
  }

  private List<Deed> life() {
    return List.of(
        plain(dismount),
        plain(mount),
        plain(suspend),
        plain(reactivate),
        new Deed(change, this::addHost),
        renaming(),
        plain(rotateCredentials),
        new Deed(takeExclusiveAccess, this::takeTicket),
        plain(giveBackExclusiveAccess),
        plain(suspend),
        plain(delete),
        plain(recover),
        plain(delete),
        plain(purge));
  }

  private Deed renaming() {
    return new Deed(rename, this::renameTenant);
  }

  private static Deed plain(TenantPlan plan) {
    return new Deed(plan, (tenant, params) -> {});
  }

  private UUID accept(Deed deed, UUID uuid) {
    Tenant tenant = catalog.get(uuid);
    ObjectNode params = json.createObjectNode().put("id", tenant.id().text());
    Before.put(params, tenant.standing());
    deed.plan().complete(params);
    return engine.accept(
        deed.plan(),
        uuid,
        tenant.id().text(),
        params,
        () -> deed.accepted().accept(tenant, params));
  }

  private void addHost(Tenant tenant, ObjectNode params) {
    TenantProperties properties = tenant.properties();
    HostName host = HostName.of("shop." + tenant.id().folded() + ".example");
    catalog.change(tenant, properties.withHostNames(List.of(host)));
  }

  private void renameTenant(Tenant tenant, ObjectNode params) {
    TenantId other = new TenantId(ControlPlane.freshId());
    catalog.rename(tenant, other, Instant.now().plus(Duration.ofDays(1)));
    params.put(RenameStep.NEW_ID, other.text());
  }

  private void takeTicket(Tenant tenant, ObjectNode params) {
    Instant end = Instant.now().plus(Duration.ofHours(1));
    tickets.take(tenant.uuid(), new ExclusiveAccess(UUID.randomUUID(), "crash-test", end));
  }

  /** Everything there is of a tenant anywhere, without its own names and without times. */
  private List<String> footprint(UUID tenant) {
    String name = "tenant_" + tenant.toString().replace("-", "");
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select 'tenant ' || lifecycle || ' ' || schema_state || ' ' || mounted || ' '
                           || reasons::text || ' ' || incarnation || ' ' || release || ' '
                           || (app_secret is null) || (report_secret is null) || (migrate_secret is null)
                           || ' ' || (retained_until is null)
                      from catalog.tenant where uuid = :tenant
                    union all
                    select 'hosts ' || count(*) || ' ' || bool_and(host like 'shop.%')
                      from catalog.host_name where tenant_uuid = :tenant
                    union all
                    select 'former ' || kind || ' ' || count(*) from catalog.former_name
                     where tenant_uuid = :tenant group by kind
                    union all
                    select 'ticket' from catalog.exclusive_access where tenant_uuid = :tenant
                    union all
                    select 'certificate ' || jsonb_array_length(destroyed)
                      from catalog.deletion_certificate where tenant_uuid = :tenant
                    union all
                    select 'transition ' || (detail -> 'from')::text || (detail -> 'to')::text
                           || ' ' || count(*)
                      from catalog.audit where tenant_uuid = :tenant and action = 'state-changed'
                     group by detail -> 'from', detail -> 'to'
                    union all
                    select 'database ' || d.datallowconn || ' '
                           || (select string_agg(split_part(r.rolname, '_', 3) || ' ' ||
                                        has_database_privilege(r.oid, d.oid, 'CONNECT'), ' '
                                        order by r.rolname)
                                 from pg_roles r where r.rolname like :name || '%')
                      from pg_database d where d.datname = :name
                    union all
                    select 'role ' || split_part(rolname, '_', 3) || ' ' || rolcanlogin
                      from pg_roles where rolname like :name || '%'
                    order by 1
                    """)
                .bind("tenant", tenant)
                .bind("name", name)
                .mapTo(String.class)
                .list());
  }
}
