package io.tenantry.controlplane.probe;

/**
 * Something that a tenant's login can do and should not.
 *
 * @param code stable, lower-case words joined by dashes
 * @param detail what is open, and what the server's administrator can do
 * @param breach whether it lets a tenant at what is not its own; else it is a limit that is missing
 */
record ProbeFinding(String code, String detail, boolean breach) {}
