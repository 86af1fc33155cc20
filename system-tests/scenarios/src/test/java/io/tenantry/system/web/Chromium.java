package io.tenantry.system.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine, driven by Playwright. One for all tests of a class. */
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final int MINUTES_TO_INSTALL = 5;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts it; the test is left out, with the reason, where there is none or it does not start, and
   * fails where one is required.
   */
  static Chromium start() {
    try {
      return start(
          find()
              .or(Chromium::installed)
              .orElseThrow(() -> new PlaywrightException("no Chromium on this machine")));
    } catch (PlaywrightException e) {
      if ("required".equals(System.getProperty("tenantry.browser"))) {
        throw e;
      }
      return Assumptions.abort(e.getMessage() + "; -Dtenantry.browser=required insists on one");
    }
  }

  private static Chromium start(Path program) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      return new Chromium(playwright, playwright.chromium().launch(options(program)));
    } catch (PlaywrightException e) {
      playwright.close();
      throw e;
    }
  }

  /** Containers have no user namespaces; and it visits nothing but ourselves. */
  private static BrowserType.LaunchOptions options(Path program) {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(program)
        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"));
  }

  private static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Debian's, where we are root and there is its package manager; 20 seconds, once a machine. */
  private static Optional<Path> installed() {
    if (!"root".equals(System.getProperty("user.name"))
        || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      return Optional.empty();
    }
    run("apt-get", "update", "--quiet");
    run("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium");
    return find();
  }

  private static void run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
