package io.tenantry.local.postgres;

import io.tenantry.local.process.Command;
import io.tenantry.local.process.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A cluster that is about to be made. It is made aside and then moved, so that one whose making was
 * interrupted is never taken for a cluster.
 *
 * @param passwordFile holds the superuser's password, on one line
 */
record NewCluster(PostgresPrograms programs, Path data, Path passwordFile) {

  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=300",
          "shared_buffers=64MB",
          "fsync=on",
          "log_min_messages=warning");

  // 600 files a database: synchronizing them one by one takes seconds after a crash.
  private static final String SYNC_WHOLE_FILE_SYSTEM = "recovery_init_sync_method=syncfs";

  /** Makes it unless it is there; answers how initdb went. */
  Command createUnlessThere() {
    if (Files.isDirectory(data)) {
      return Command.done();
    }
    Path aside = data.resolveSibling(data.getFileName() + ".new");
    new FileTree(aside).delete();
    createParent();
    Command created = Command.run(initdb(aside));
    if (created.succeeded()) {
      move(aside);
    }
    return created;
  }

  private List<String> initdb(Path target) {
    List<String> command =
        programs.command("initdb", "-D", target.toString(), "-U", PostgresServer.SUPERUSER);
    command.addAll(List.of("--pwfile", passwordFile.toString(), "-A", "scram-sha-256"));
    // PostgreSQL's own rules of sorting and upper case: the same on every system.
    command.addAll(List.of("-E", "UTF-8", "--locale-provider", "builtin"));
    command.addAll(List.of("--locale", "C", "--builtin-locale", "C.UTF-8"));
    for (String setting : settings()) {
      command.addAll(List.of("-c", setting));
    }
    return command;
  }

  private static List<String> settings() {
    List<String> settings = new ArrayList<>(SETTINGS);
    if (System.getProperty("os.name").equals("Linux")) {
      settings.add(SYNC_WHOLE_FILE_SYSTEM);
    }
    return settings;
  }

  private void createParent() {
    try {
      Files.createDirectories(data.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + data.getParent(), e);
    }
  }

  private void move(Path aside) {
    try {
      Files.move(aside, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot move " + aside, e);
    }
  }
}
