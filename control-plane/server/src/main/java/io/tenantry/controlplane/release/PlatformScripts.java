package io.tenantry.controlplane.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The scripts of the platform's own part of a tenant database, run before those of a release. */
final class PlatformScripts {

  static final String FOLDER = "db/tenant/";

  /** Listed, because a jar cannot be; a test compares this with the folder. */
  static final List<String> NAMES = List.of("V1__Create_stamp_and_companies.sql");

  private PlatformScripts() {}

  static List<Script> all() {
    return NAMES.stream().map(PlatformScripts::script).toList();
  }

  private static Script script(String name) {
    try (InputStream in =
        PlatformScripts.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + name + " is not in this build");
      }
      return new Script(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + name + " is unreadable", e);
    }
  }
}
