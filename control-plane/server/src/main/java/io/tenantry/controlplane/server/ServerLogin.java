package io.tenantry.controlplane.server;

import io.tenantry.controlplane.credential.Secret;

/** Who connects to a server. */
public record ServerLogin(String name, Secret password) {}
