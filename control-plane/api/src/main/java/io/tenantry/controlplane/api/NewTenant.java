package io.tenantry.controlplane.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /tenants}. What is left out gets the default named with it. */
@Schema(description = "A tenant to be provisioned")
public record NewTenant(
    @Schema(
            description =
                "Tenant id: 1-62 of A-Z a-z 0-9 and dash, no dash at an end, unique regardless of"
                    + " case",
            required = true,
            examples = "cronus")
        String id,
    @Schema(description = "Human name, 1-200 characters; the id by default", examples = "CRONUS")
        String displayName,
    @Schema(
            description = "Further names the tenant is reached by; none by default",
            examples = "[\"erp.cronus.example\"]")
        List<String> hostNames,
    @Schema(
            description =
                "Companies the tenant begins with: names, or objects with name and displayName")
        List<NewCompany> companies,
    @Schema(description = "Name of a plan", defaultValue = "standard") String plan,
    @Schema(description = "Rollout ring", defaultValue = "all") String ring,
    @Schema(
            description =
                "production or sandbox; a sandbox has the plan's sandboxLimits, and stays one",
            defaultValue = "production")
        String environment,
    @Schema(
            description =
                "Id or UUID of the production tenant that a sandbox is made beside; the plan of"
                    + " that tenant says how many there may be. None by default: then the sandbox's"
                    + " own plan must include one",
            examples = "contoso")
        String sandboxOf,
    @Schema(description = "Id of a database server; chosen by free places by default")
        String databaseServer,
    @Schema(description = "Name of one of the companies; the only one by default")
        String defaultCompany,
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
    @Schema(description = "Whether users of this tenant may publish", defaultValue = "false")
        Boolean allowApplicationDatabaseWrites,
    @Schema(
            description =
                "Whether it is served while its sync is pending by instances of a later release"
                    + " that is declared to be compatible with its own",
            defaultValue = "false")
        Boolean accessWhilePending,
    @Schema(description = "When the trial ends; no trial by default") Instant trialEndsAt) {}
