package io.tenantry.controlplane.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.upgrade.UpgradeSettings;
import java.io.IOException;

/**
 * What a package says of itself, in {@code application.yaml}.
 *
 * @param release its number, 1 or more
 * @param title for people, at most 200 characters
 * @param resumable whether its scripts are committed one by one, because some cannot run in a
 *     transaction; such a script holds one statement that can be repeated
 * @param compatibleWith the earliest release whose tenants its instances can serve while their sync
 *     is pending; absent = none
 * @param upgrade how the data of companies is upgraded
 */
record ReleaseDescriptor(
    @JsonProperty(required = true) int release,
    @JsonProperty(required = true) String title,
    Boolean resumable,
    Integer compatibleWith,
    UpgradeSettings upgrade) {

  static final String FILE = "application.yaml";

  /** Data only: this parser makes no objects of types that the text names. */
  private static final ObjectReader YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build()
          .readerFor(ReleaseDescriptor.class);

  ReleaseDescriptor {
    upgrade = upgrade == null ? UpgradeSettings.usual() : upgrade;
  }

  boolean isResumable() {
    return Boolean.TRUE.equals(resumable);
  }

  /**
   * @throws ProblemException when it is no YAML, has unknown or missing keys, or bad values
   */
  static ReleaseDescriptor parse(byte[] yaml) {
    ReleaseDescriptor descriptor = read(yaml);
    if (descriptor.release < 1) {
      throw ProblemException.invalid(FILE, "release must be a number from 1");
    }
    if (descriptor.title == null || descriptor.title.isBlank() || descriptor.title.length() > 200) {
      throw ProblemException.invalid(FILE, "title must have 1 to 200 characters");
    }
    Integer compatible = descriptor.compatibleWith;
    if (compatible != null && (compatible < 1 || compatible >= descriptor.release)) {
      throw ProblemException.invalid(
          FILE, "compatibleWith must be the number of an earlier release");
    }
    return descriptor;
  }

  private static ReleaseDescriptor read(byte[] yaml) {
    try {
      ReleaseDescriptor descriptor = YAML.readValue(yaml);
      if (descriptor == null) {
        throw ProblemException.invalid(FILE, "is empty; it needs release and title");
      }
      return descriptor;
    } catch (JsonMappingException e) {
      throw ProblemException.invalid(
          FILE,
          "has release (a number), title (a text) and, if need be, resumable (true), compatibleWith"
              + " (a number) and upgrade (checkpointed, parallel, continueOnError), no more");
    } catch (IOException e) {
      throw ProblemException.invalid(FILE, "is not readable as YAML");
    }
  }
}
