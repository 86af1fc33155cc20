package io.tenantry.app.permission;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import java.util.stream.Stream;

/** A way into the application, with what can be tried through it. Every door is one more. */
interface Door {

  Stream<Attempt> attempts();

  /** Asks for something in a company; whether it is there does not matter, whether 403 does. */
  @FunctionalInterface
  interface Request {
    Response send(RequestSpecification caller, String company);
  }

  /**
   * @param needs what has to be permitted in the company
   */
  record Attempt(String name, Set<Permission> needs, Request request) {

    static Attempt of(String permission, String name, Request request) {
      return new Attempt(name, Set.of(Permission.parse(permission).orElseThrow()), request);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
