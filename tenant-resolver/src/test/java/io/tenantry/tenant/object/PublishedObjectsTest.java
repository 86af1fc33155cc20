package io.tenantry.tenant.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedObjectsTest {

  private final PublishedObjects first =
      PublishedObjects.none()
          .with(List.of(report("list", 1, 1), report("list", 2, 1), report("aged", 2, 1)));

  @Test
  void highestRevisionIsInForceInWhateverOrderTheyAreRead() {
    PublishedObjects next = first.with(List.of(report("list", 2, 3), report("list", 2, 2)));

    assertThat(next.find("report", 2, "list").orElseThrow().revision()).isEqualTo(3);
    assertThat(first.find("report", 2, "list").orElseThrow().revision()).isEqualTo(1);
  }

  @Test
  void releaseSeesItsOwnObjectsOnly() {
    assertThat(first.of("report", 2))
        .extracting(PublishedObject::name)
        .containsExactly("aged", "list");
    assertThat(first.of("report", 1)).extracting(PublishedObject::name).containsExactly("list");
    assertThat(first.find("report", 1, "aged")).isEmpty();
    assertThat(first.find("web-service", 2, "list")).isEmpty();
  }

  private static PublishedObject report(String name, int release, int revision) {
    return new PublishedObject(
        PublishedObject.REPORT,
        name,
        release,
        revision,
        revision,
        JsonNodeFactory.instance.objectNode());
  }
}
