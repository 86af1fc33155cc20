package io.tenantry.controlplane.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Release packages made on the spot. */
public final class Packages {

  /** The same package has the same bytes whenever it is made. */
  private static final long SOME_TIME = 1_600_000_000_000L;

  private static final Path CAGE =
      Path.of("../../app-service/application/src/package/schema/V15__Keep_reports_in_a_cage.sql");

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** A package that says what it is, without scripts. */
  public static Packages release(int number) {
    return new Packages().file("application.yaml", "release: " + number + "\ntitle: For tests\n");
  }

  /** A small release that is right. */
  public static Packages customers(int number) {
    return release(number)
        .file(
            "schema/V1__Create_customer.sql",
            """
            create table customer (
              company_id uuid not null default tenantry.current_company() references company (id),
              number     text not null,
              primary key (company_id, number)
            );
            alter table business.customer enable row level security;
            create policy customer_of_company on customer
              for all to tenantry_app, tenantry_report
              using (company_id = tenantry.current_company());
            """)
        .file(
            "schema/V2__Name_customer.sql",
            "alter table business.customer add name text; create index on customer (name);");
  }

  /** {@link #customers} with the application's own place for reports. */
  public static Packages reporting(int number) {
    return customers(number).file("schema/" + CAGE.getFileName(), read(CAGE));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Packages empty() {
    return new Packages();
  }

  public Packages file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public Packages file(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  public byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(SOME_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }
}
