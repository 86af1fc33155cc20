package io.tenantry.controlplane.server;

/**
 * A hardening that a server refused.
 *
 * @param code stable, lower-case words joined by dashes
 * @param detail what is open because of it, and what the server's administrator can do
 */
public record Finding(String code, String detail) {}
