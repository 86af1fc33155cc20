package io.tenantry.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When {@code deploy/local/up} builds, and that it does not otherwise: what runs would end. */
@Timeout(60)
class UpScriptTest {

  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> WHAT_IS_BUILT =
      List.of(
          "deploy/local/target/.built",
          "control-plane/server/target/quarkus-app/quarkus-run.jar",
          "app-service/server/target/quarkus-app/quarkus-run.jar");

  @TempDir Path project;

  /** What the script starts in the end. */
  public static final class Launcher {

    public static void main(String[] words) {
      System.out.println("launched: " + String.join(" ", words));
    }
  }

  @BeforeEach
  void projectThatWasBuilt() throws IOException {
    Files.createDirectories(project.resolve("deploy/local"));
    Files.copy(Path.of("run.sh"), project.resolve("deploy/local/run.sh"));
    file("deploy/local/run.sh", BUILT.minusSeconds(60));
    Files.createDirectories(project.resolve("tenant-resolver/src"));
    Files.createDirectories(project.resolve("deploy/postgresql"));
    file("pom.xml", BUILT.minusSeconds(60));
    for (String built : WHAT_IS_BUILT) {
      file(built, BUILT);
    }
    Path launcher = project.resolve("deploy/local/target/tenantry-local.jar");
    writeLauncher(launcher);
    Path maven = project.resolve("mvnw");
    Files.writeString(maven, "#!/bin/sh\necho '[INFO] Building Tenantry: all of it'\n");
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app-service/server/node_modules/.mvnpm/mvnpm.json",
        "control-plane/server/target/classes/some.properties",
        "deploy/local/.state/logs/db-1.log",
        "app-service/README.md"
      })
  void whatIsUpToDateIsNotBuiltAgain(String newer) throws Exception {
    file(newer, BUILT.plusSeconds(60));
    assertThat(up()).isEqualTo("launched: up --demo=false\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "tenant-resolver/src/Some.java",
        "deploy/local/run.sh",
        "deploy/postgresql/database-server.sql"
      })
  void whatHasChangedIsBuiltOnce(String newer) throws Exception {
    file(newer, BUILT.plusSeconds(60));
    assertThat(up()).contains("Tenantry: all of it").endsWith("launched: up --demo=false\n");
    assertThat(up()).isEqualTo("launched: up --demo=false\n");
  }

  @Test
  void whatWasNeverBuiltIsBuilt() throws Exception {
    Files.delete(project.resolve(WHAT_IS_BUILT.get(1)));
    assertThat(up()).contains("Tenantry: all of it");
  }

  private String up() throws Exception {
    ProcessBuilder up =
        new ProcessBuilder("sh", "deploy/local/run.sh", "up", "--demo=false")
            .directory(project.toFile())
            .redirectErrorStream(true);
    up.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = up.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private void file(String name, Instant changed) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    Files.setLastModifiedTime(file, FileTime.from(changed));
  }

  private static void writeLauncher(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Launcher.class.getName());
    String entry = Launcher.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream written = new JarOutputStream(file, manifest)) {
      written.putNextEntry(new ZipEntry(entry));
      written.write(Launcher.class.getClassLoader().getResourceAsStream(entry).readAllBytes());
    }
  }
}
