package io.tenantry.system.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team gets that follows the guide of the library, with nothing else of the platform. */
@SystemTest
class FiveMinuteStartIT {

  private static final String NAME = "cronus";

  private final String password = UUID.randomUUID().toString();
  private final DatabaseServer server;

  @TempDir Path directory;

  FiveMinuteStartIT(Platform platform) {
    server = platform.servers().get(1);
  }

  @BeforeEach
  void createDatabase() {
    try (Session session = server.session("postgres")) {
      session.run("create role " + NAME + " login password '" + password + "'");
      session.run("create database " + NAME + " owner " + NAME);
    }
  }

  @AfterEach
  void dropDatabase() {
    try (Session session = server.session("postgres")) {
      session.run("drop database " + NAME + " with (force)");
      session.run("drop role " + NAME);
    }
  }

  @Test
  void serviceOfTheGuideServesItsTenantAsTheGuideSays()
      throws IOException, InterruptedException, SQLException {
    Guide guide = Guide.read();
    try (Session session = server.login(NAME, NAME, password)) {
      session.run(guide.schema());
    }

    try (NotesService service =
        NotesService.start(
            directory,
            Map.of(
                "CRONUS_PASSWORD",
                password,
                "TENANTRY_TENANTS_CRONUS_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable"
                    .formatted(server.port(), NAME)))) {
      List<String> calls = guide.calls();
      HttpResponse<String> ofHost = service.get(calls.get(0));
      HttpResponse<String> ofPath = service.get(calls.get(1));
      HttpResponse<String> ofNobody = service.get(calls.get(2));

      assertThat(ofHost.body()).isEqualTo("[{\"id\":1,\"text\":\"first\"}]");
      assertThat(ofPath.body()).isEqualTo(ofHost.body());
      assertThat(ofNobody.statusCode()).isEqualTo(400);
      assertThat(ofNobody.body()).contains("\"tenant-required\"");
    }
  }

  @Test
  void startSaysWhatLogsOfTenantsNeedToBeJson() {
    Map<String, String> settings =
        Map.of(
            "CRONUS_PASSWORD",
            password,
            "TENANTRY_OBSERVATION_LOGS_DIRECTORY",
            directory.resolve("logs").toString());

    assertThatThrownBy(() -> NotesService.start(directory, settings))
        .hasMessageContaining("add it to the service, or set tenantry.observation.logs.format");
  }

  @Test
  void serviceIsTheOneOfTheGuide() throws IOException {
    Guide guide = Guide.read();

    assertThat(guide.block("properties"))
        .isEqualTo(
            Files.readString(
                NotesService.MODULE.resolve("src/main/resources/application.properties")));
    assertThat(NotesService.bare(guide.block("java")))
        .isEqualTo(NotesService.code("Note.java") + NotesService.code("NotesResource.java"));
  }
}
