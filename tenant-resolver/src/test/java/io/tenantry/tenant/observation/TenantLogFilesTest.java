package io.tenantry.tenant.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.Entries;
import io.tenantry.tenant.catalog.TenantEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantLogFilesTest {

  private static final Path FULL_DISK = Path.of("/dev/full");

  @TempDir Path directory;

  private final Map<String, String> properties = new HashMap<>();
  private final ResolvedTenant cronus = tenant("cronus");
  private final ResolvedTenant fabrikam = tenant("fabrikam");
  private final ResolvedTenant contoso = tenant("contoso");

  @BeforeEach
  void inTheDirectory() {
    properties.put(TenantLogs.DIRECTORY, directory.toString());
  }

  @Test
  void recordIsInTheFileAsSoonAsItIsWritten() {
    // given
    TenantLogFiles files = files(cronus);

    // when
    files.write(cronus, record("posted"));

    // then
    assertThat(file(cronus)).content().startsWith("{").contains("\"message\":\"posted\"");
  }

  @Test
  void formatMayBeAnyOfTheService() {
    // given
    properties.put("tenantry.observation.logs.format", "%-5p %s%n");

    // when
    files(cronus).write(cronus, record("posted"));

    // then
    assertThat(file(cronus)).hasContent("INFO  posted");
  }

  @Test
  void fileOfATenantHasABoundAndSoHaveItsBackups() throws IOException {
    // given
    properties.put("tenantry.observation.logs.max-file-size", "1K");
    properties.put("tenantry.observation.logs.backups", "2");
    TenantLogFiles files = files(cronus);

    // when
    for (int i = 0; i < 100; i++) {
      files.write(cronus, record("number " + i));
    }

    // then
    assertThat(names())
        .containsExactlyInAnyOrder(name(cronus), name(cronus) + ".1", name(cronus) + ".2");
    for (String name : names()) {
      assertThat(Files.size(directory.resolve(name))).isLessThan(2_048);
    }
    assertThat(file(cronus)).content().contains("number 99");
  }

  @Test
  void moreTenantsThanFilesMayBeOpenLoseNothingAndTheOneWrittenToLongestAgoIsClosed() {
    // given
    properties.put("tenantry.observation.logs.open-files", "2");
    TenantLogFiles files = files(cronus, fabrikam, contoso);

    // when
    files.write(cronus, record("one"));
    files.write(fabrikam, record("one"));
    files.write(cronus, record("two"));
    files.write(contoso, record("one"));

    // then
    assertThat(OpenFiles.in(directory)).containsExactlyInAnyOrder(file(cronus), file(contoso));
    files.write(fabrikam, record("two"));
    assertThat(OpenFiles.in(directory)).containsExactlyInAnyOrder(file(contoso), file(fabrikam));
    assertThat(file(cronus)).content().hasLineCount(2);
    assertThat(file(fabrikam)).content().hasLineCount(2);
  }

  @Test
  void fileOfATenantThatIsDismountedRemovedOrRenamedIsClosedAtOnce() {
    // given
    TenantLogFiles files = files(cronus, fabrikam, contoso);
    for (ResolvedTenant each : List.of(cronus, fabrikam, contoso)) {
      files.write(each, record("there"));
    }

    // when
    TenantEntry dismounted = Entries.entry("cronus", false, "active", 1);
    files.replaced(snapshot(cronus.entry()), snapshot(dismounted, contoso.entry()));

    // then
    assertThat(OpenFiles.in(directory)).containsExactly(file(contoso));
    files.stop();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @Test
  void requestThatOutlivesItsTenantIsLoggedAndLeavesNoFileOpen() {
    // given
    TenantLogFiles files = files(cronus);
    files.replaced(snapshot(cronus.entry()), snapshot());

    // when
    files.write(cronus, record("last words"));

    // then
    assertThat(file(cronus)).content().contains("last words");
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @Test
  void idThatLeadsOutOfTheDirectoryIsNotWritten() throws IOException {
    // given
    properties.put(
        TenantLogs.DIRECTORY, Files.createDirectory(directory.resolve("logs")).toString());
    ResolvedTenant outside = tenant("../outside");
    TenantLogFiles files = files(outside);

    // when
    assertThatThrownBy(() -> files.write(outside, record("escaped")))
        .isInstanceOf(IllegalArgumentException.class);

    // then
    assertThat(names()).containsExactly("logs");
  }

  @Test
  void directoryThatCannotBeWrittenStopsTheStartAndTheMessageNamesTheProperty() throws IOException {
    // given
    Path file = Files.createFile(directory.resolve("a-file"));
    properties.put(TenantLogs.DIRECTORY, file.resolve("logs").toString());

    // when, then
    TenantLogFiles files = files(cronus);
    assertThatThrownBy(files::prepare)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tenantry.observation.logs.directory=" + file);
  }

  @Test
  void fullDiskFailsNoRequestAndIsSaidOnceAndAgainWhenItLasts() throws IOException {
    // given
    assumeThat(FULL_DISK).exists();
    Files.createSymbolicLink(file(cronus), FULL_DISK);
    long[] now = {0};
    TenantLogHandler handler =
        new TenantLogHandler(
            () -> Optional.of(cronus), tenant -> true, files(cronus), () -> now[0]);

    // when
    List<LogRecord> complaints = complaints();
    for (int i = 0; i < 100; i++) {
      handler.publish(record("lost"));
    }

    // then
    assertThat(complaints).hasSize(1);
    now[0] += TimeUnit.MINUTES.toNanos(11);
    handler.publish(record("lost"));
    handler.publish(record("lost"));
    assertThat(complaints).hasSize(2);
  }

  @Test
  void recordsComeBackOnceThereIsRoomAgain() throws IOException {
    // given
    assumeThat(FULL_DISK).exists();
    Files.createSymbolicLink(file(cronus), FULL_DISK);
    TenantLogFiles files = files(cronus);
    assertThatThrownBy(() -> files.write(cronus, record("lost")))
        .hasRootCauseMessage("No space left on device");

    // when
    Files.delete(file(cronus));
    files.write(cronus, record("kept"));

    // then
    assertThat(file(cronus)).content().contains("kept").doesNotContain("lost");
  }

  @Test
  void onlyListedTenantsHaveALogWhateverTheLetterCase() {
    // given
    properties.put("tenantry.observation.logs.tenants", "Cronus,contoso");

    // when
    var wanted = TenantLogs.wanted(config().logs().tenants());

    // then
    assertThat(Stream.of(cronus, fabrikam, contoso).filter(wanted))
        .containsExactly(cronus, contoso);
  }

  @Test
  void sinkOfATeamsOwnGetsTheRecordWithItsTenantAndNothingThatItLogsItself() {
    // given
    List<String> sent = new ArrayList<>();
    TenantLogHandler[] handler = new TenantLogHandler[1];
    TenantLogSink own =
        (tenant, record) -> {
          sent.add(tenant.id() + ": " + record.getMessage() + " " + record.getMdc("tenant"));
          handler[0].publish(record("sent"));
        };
    handler[0] =
        new TenantLogHandler(() -> Optional.of(cronus), tenant -> true, own, System::nanoTime);

    // when
    handler[0].publish(record("posted"));

    // then
    assertThat(sent).containsExactly("cronus: posted cronus");
  }

  private TenantLogFiles files(ResolvedTenant... mounted) {
    TenantLogFiles files = new TenantLogFiles(config());
    files.replaced(
        snapshot(),
        snapshot(Stream.of(mounted).map(ResolvedTenant::entry).toArray(TenantEntry[]::new)));
    return files;
  }

  private ObservationConfig config() {
    SmallRyeConfigBuilder config =
        new SmallRyeConfigBuilder()
            .withConverter(MemorySize.class, 100, new MemorySizeConverter())
            .withMapping(ObservationConfig.class);
    properties.forEach(config::withDefaultValue);
    return config.build().getConfigMapping(ObservationConfig.class);
  }

  private static List<LogRecord> complaints() {
    List<LogRecord> complaints = new ArrayList<>();
    Logger.getLogger(TenantLogHandler.class.getName())
        .addHandler(
            new Handler() {
              @Override
              public void publish(LogRecord record) {
                complaints.add(record);
              }

              @Override
              public void flush() {}

              @Override
              public void close() {}
            });
    return complaints;
  }

  private static CatalogSnapshot snapshot(TenantEntry... entries) {
    return CatalogSnapshot.of("1/1", 1, List.of(entries));
  }

  private static ResolvedTenant tenant(String id) {
    return new ResolvedTenant(Entries.active(id));
  }

  private static ExtLogRecord record(String text) {
    return new ExtLogRecord(Level.INFO, text, TenantLogFilesTest.class.getName());
  }

  private Path file(ResolvedTenant tenant) {
    return directory.resolve(name(tenant));
  }

  private static String name(ResolvedTenant tenant) {
    return tenant.id() + "." + tenant.uuid() + ".log";
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
