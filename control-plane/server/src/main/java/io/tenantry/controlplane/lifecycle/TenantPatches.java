package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.api.NewTenant;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.http.RequestBodies;
import io.tenantry.controlplane.provisioning.TenantCompanies;
import io.tenantry.controlplane.tenant.HostName;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantProperties;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Applies merge patches (RFC 7396) to tenants. A member that is removed gets the default it has
 * when a tenant is provisioned.
 */
@ApplicationScoped
class TenantPatches {

  static final String MEDIA_TYPE = "application/merge-patch+json";
  private static final String IDENTITY_PROVIDER = "identityProvider";
  private static final Set<String> PROPERTIES =
      Set.of(
          "displayName",
          "hostNames",
          "plan",
          "ring",
          "environment",
          "timeZone",
          "defaultCompany",
          IDENTITY_PROVIDER,
          "allowApplicationDatabaseWrites",
          "accessWhilePending",
          "trialEndsAt");

  private final TenantWishes wishes;
  private final TenantCompanies companies;
  private final RequestBodies bodies;
  private final ObjectMapper json;

  TenantPatches(
      TenantWishes wishes, TenantCompanies companies, RequestBodies bodies, ObjectMapper json) {
    this.wishes = wishes;
    this.companies = companies;
    this.bodies = bodies;
    this.json = json;
  }

  /** The patch in a request's body. */
  ObjectNode read(byte[] body) {
    return bodies.read(body, ObjectNode.class);
  }

  /**
   * @return the properties as they shall be
   * @throws ProblemException {@code validation-failed}, with every broken rule
   */
  TenantProperties apply(Tenant tenant, ObjectNode patch) {
    demandKnown(patch);
    ObjectNode merged = document(tenant.properties());
    if (merged.get(IDENTITY_PROVIDER) instanceof ObjectNode own) {
      own.remove(ClientSecrets.KEPT);
    }
    merge(merged, patch);
    merged.put("id", tenant.id().text());
    TenantProperties wanted =
        wishes.properties(
            bodies.read(merged.toString().getBytes(StandardCharsets.UTF_8), NewTenant.class));
    demandEnvironment(tenant, wanted);
    demandCompany(tenant, wanted);
    return withSecret(tenant.properties(), patch, wanted);
  }

  private static TenantProperties withSecret(
      TenantProperties before, ObjectNode patch, TenantProperties wanted) {
    return before
        .identityProvider()
        .flatMap(
            own ->
                wanted
                    .identityProvider()
                    .map(to -> ClientSecrets.kept(own, patch.path(IDENTITY_PROVIDER), to)))
        .map(to -> wanted.withIdentityProvider(Optional.of(to)))
        .orElse(wanted);
  }

  private static void demandKnown(ObjectNode patch) {
    Violations violations = new Violations();
    patch
        .fieldNames()
        .forEachRemaining(
            field ->
                violations.demand(
                    PROPERTIES.contains(field), field, "is not a property that can be changed"));
    violations.raise();
  }

  /** What was only tried must not end up where people rely on it. */
  private static void demandEnvironment(Tenant tenant, TenantProperties wanted) {
    if (tenant.properties().sandbox() && !wanted.sandbox()) {
      throw ProblemException.invalid(
          "environment",
          "cannot be changed from sandbox to production; provision a production tenant instead");
    }
  }

  private void demandCompany(Tenant tenant, TenantProperties wanted) {
    wanted
        .defaultCompany()
        .filter(name -> !wanted.defaultCompany().equals(tenant.properties().defaultCompany()))
        .filter(name -> !companies.exists(tenant.uuid(), name))
        .ifPresent(
            name -> {
              throw ProblemException.invalid("defaultCompany", "must be one of its companies");
            });
  }

  private static void merge(ObjectNode target, ObjectNode patch) {
    patch
        .fields()
        .forEachRemaining(
            member -> {
              JsonNode there = target.get(member.getKey());
              if (member.getValue().isNull()) {
                target.remove(member.getKey());
              } else if (member.getValue() instanceof ObjectNode nested) {
                ObjectNode merged =
                    there instanceof ObjectNode object ? object : target.objectNode();
                merge(merged, nested);
                target.set(member.getKey(), merged);
              } else {
                target.set(member.getKey(), member.getValue());
              }
            });
  }

  /** The properties as their author writes them. */
  private ObjectNode document(TenantProperties properties) {
    ObjectNode document = json.createObjectNode();
    document.put("displayName", properties.displayName());
    properties.hostNames().stream()
        .map(HostName::text)
        .forEach(document.putArray("hostNames")::add);
    document.put("plan", properties.plan());
    document.put("ring", properties.ring());
    document.put("environment", properties.environment());
    document.put("timeZone", properties.timeZone().getId());
    properties.defaultCompany().ifPresent(name -> document.put("defaultCompany", name));
    properties.identityProvider().ifPresent(own -> document.set(IDENTITY_PROVIDER, own.deepCopy()));
    document.put("allowApplicationDatabaseWrites", properties.allowApplicationDatabaseWrites());
    document.put("accessWhilePending", properties.accessWhilePending());
    properties.trialEndsAt().ifPresent(end -> document.put("trialEndsAt", end.toString()));
    return document;
  }

  /**
   * What differs, as {@code {property: {from, to}}}. Of an identity provider only who it is: the
   * rest is nobody's business.
   */
  ObjectNode differences(TenantProperties from, TenantProperties to) {
    ObjectNode before = document(from);
    ObjectNode after = document(to);
    ObjectNode differences = json.createObjectNode();
    PROPERTIES.stream()
        .sorted()
        .filter(name -> !before.path(name).equals(after.path(name)))
        .forEach(
            name ->
                differences
                    .putObject(name)
                    .<ObjectNode>set("from", shown(before, name))
                    .set("to", shown(after, name)));
    return differences;
  }

  private static JsonNode shown(ObjectNode document, String name) {
    JsonNode value = document.get(name);
    return value instanceof ObjectNode provider ? provider.get("issuer") : value;
  }
}
