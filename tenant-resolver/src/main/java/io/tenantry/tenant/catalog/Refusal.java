package io.tenantry.tenant.catalog;

import java.util.UUID;

/**
 * A refused attempt to reach a tenant with a credential of another, for the audit trail.
 *
 * @param tenant that was asked for
 * @param actor who asked, as the credential says; at most 200 characters are kept
 * @param action method and path
 * @param detail a JSON object; never a credential
 */
public record Refusal(UUID tenant, String actor, String action, String detail) {}
