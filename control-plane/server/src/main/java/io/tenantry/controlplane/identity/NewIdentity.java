package io.tenantry.controlplane.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A tenant as the identity provider is told of it.
 *
 * @param hostNames the names of the tenant itself; its name below the base domain comes on top
 */
public record NewIdentity(
    UUID tenant, String tenantId, String displayName, List<String> hostNames) {

  public NewIdentity {
    hostNames = List.copyOf(hostNames);
  }

  static NewIdentity of(UUID tenant, JsonNode params) {
    String id = params.path("id").textValue();
    List<String> hostNames = new ArrayList<>();
    params.path("hostNames").forEach(name -> hostNames.add(name.textValue()));
    return new NewIdentity(tenant, id, params.path("displayName").asText(id), hostNames);
  }

  /** The same tenant under another id. */
  public NewIdentity named(String otherId) {
    return new NewIdentity(tenant, otherId, displayName, hostNames);
  }

  /** Name of the first administrator. */
  public String administrator() {
    return "admin@" + tenantId.toLowerCase(Locale.ROOT);
  }

  /** Name of the tenant's client: by UUID, which is never used again. */
  String client() {
    return "tenant-" + tenant;
  }

  /** What the identity provider holds of the tenant, for people. */
  public List<String> objects() {
    return List.of(
        "organization " + tenantId.toLowerCase(Locale.ROOT),
        "client " + client(),
        "user " + administrator());
  }
}
