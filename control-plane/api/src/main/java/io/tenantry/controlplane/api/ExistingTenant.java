package io.tenantry.controlplane.api;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /tenants/attach}: a tenant whose database exists. Its UUID, companies and
 * release are those the database has.
 */
@Schema(description = "A tenant database to be attached")
public record ExistingTenant(
    @Schema(
            description = "Tenant id: the one in the database's stamp, unless it is overwritten",
            required = true,
            examples = "cronus")
        String id,
    @Schema(description = "Id of the database server", required = true, examples = "db-1")
        String databaseServer,
    @Schema(
            description = "Name of the database on that server",
            required = true,
            examples = "tenant_7d3c1e5a9b8f4c2d8e6f0a1b2c3d4e5f")
        String database,
    @Schema(
            description = "Whether a stamp with another tenant id gets this one",
            defaultValue = "false")
        Boolean overwriteTenantId,
    @Schema(description = "Human name, 1-200 characters; the id by default", examples = "CRONUS")
        String displayName,
    @Schema(description = "Further names the tenant is reached by; none by default")
        List<String> hostNames,
    @Schema(description = "Name of a plan", defaultValue = "standard") String plan,
    @Schema(description = "Rollout ring", defaultValue = "all") String ring,
    @Schema(
            description =
                "production or sandbox; by default what the database's stamp says, which is"
                    + " production where it says nothing",
            examples = "sandbox")
        String environment,
    @Schema(
            description =
                "Id or UUID of the production tenant that a sandbox belongs to, as when it is"
                    + " provisioned",
            examples = "contoso")
        String sandboxOf,
    @Schema(description = "IANA time zone", defaultValue = "UTC", examples = "Europe/Berlin")
        String timeZone,
    @Schema(
            description =
                "The tenant's own identity provider; the platform's by default. Members: issuer,"
                    + " audience (tenantry by default), requiredClaim {name, value}, rolesClaim"
                    + " (realm_access/roles by default), clientId (a client, with PKCE, that people"
                    + " sign in at with a browser), clientSecret (of a client that has one; kept"
                    + " encrypted and never answered), clientAuthentication (client_secret_basic"
                    + " by default, client_secret_post, client_secret_jwt)",
            examples = "{\"issuer\": \"https://login.cronus.example\", \"audience\": \"tenantry\"}")
        Map<String, Object> identityProvider,
    @Schema(description = "Only check, change nothing", defaultValue = "false") Boolean dryRun,
    @Schema(description = "Why, for the record; at most 500 characters") String reason) {

  /** What is said of the tenant apart from its database. */
  public NewTenant properties() {
    return new NewTenant(
        id,
        displayName,
        hostNames,
        null,
        plan,
        ring,
        environment,
        sandboxOf,
        databaseServer,
        null,
        timeZone,
        identityProvider,
        null,
        null,
        null);
  }
}
