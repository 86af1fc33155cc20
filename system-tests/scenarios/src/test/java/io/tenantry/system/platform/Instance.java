package io.tenantry.system.platform;

import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** One app-service instance as the customers of the tenants use it. */
public final class Instance {

  private final String name;
  private final URI base;
  private final Wire wire;
  private final Tokens tokens;

  Instance(String name, URI base, Wire wire, Tokens tokens) {
    this.name = name;
    this.base = base;
    this.wire = wire;
    this.tokens = tokens;
  }

  public String name() {
    return name;
  }

  public URI base() {
    return base;
  }

  /** Sends the call exactly as it is. */
  public Answer send(Call call) {
    return wire.send(base, call);
  }

  /** Sends the call as a user of this tenant, on the tenant's own host name. */
  public Answer send(Tenant tenant, Call call) {
    return send(addressed(tenant, call));
  }

  /** The body of a successful answer as it comes; the caller closes it. */
  public InputStream open(Tenant tenant, Call call) {
    return wire.open(base, addressed(tenant, call));
  }

  public CompletableFuture<Answer> sendAsync(Call call) {
    return wire.sendAsync(base, call);
  }

  public CompletableFuture<Answer> sendAsync(Tenant tenant, Call call) {
    return wire.sendAsync(base, addressed(tenant, call));
  }

  /** The plainest thing a user can do. */
  public Answer companies(Tenant tenant) {
    return send(tenant, Call.get("/api/v1/companies"));
  }

  /** Adds a customer to the tenant's first company; it has to succeed. */
  public void addCustomer(Tenant tenant, String json) {
    Answer created = send(tenant, Call.post(tenant.customers(""), json));
    if (created.status() != 201) {
      throw new AssertionError(name + " did not add the customer: " + created);
    }
  }

  private Call addressed(Tenant tenant, Call call) {
    return call.onHost(tenant.host()).withToken(tokens.of(tenant));
  }

  @Override
  public String toString() {
    return name;
  }
}
