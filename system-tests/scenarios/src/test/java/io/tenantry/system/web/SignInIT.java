package io.tenantry.system.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People sign in with a browser, at any instance, and see the pages of their own tenant. */
@WebTest
class SignInIT {

  private final Platform platform;
  private final WebScene scene;

  SignInIT(Platform platform, WebScene scene) {
    this.platform = platform;
    this.scene = scene;
  }

  @Test
  void hostNameLeadsThroughSignInToTheRoleCentreAndSignOutEndsIt() {
    try (Visitor visitor = scene.visitor().signIn(scene.user())) {
      visitor.reads("Role centre").sees("Sales by month");

      assertThat(visitor.page().locator("canvas").count()).isEqualTo(3);
      List<Cookie> session =
          visitor.context().cookies(scene.origin() + "/ui").stream()
              .filter(cookie -> cookie.name.startsWith("q_session"))
              .toList();
      assertThat(session)
          .isNotEmpty()
          .allMatch(cookie -> cookie.secure && cookie.httpOnly)
          .allMatch(cookie -> cookie.sameSite == SameSiteAttribute.LAX)
          .allMatch(cookie -> cookie.domain.equals(scene.tenant().host()));

      visitor.follow("Sign out");
      visitor.page().locator("#username").waitFor();
      visitor.open("/ui");
      visitor.page().locator("#username").waitFor();
    }
  }

  @Test
  void sessionOpensPagesAloneAndNoInterfaceForPrograms() {
    try (Visitor visitor = scene.atWork()) {
      Object answer =
          visitor
              .page()
              .evaluate(
                  "path => fetch(path).then(r => r.status + ' ' + r.headers.get('content-type'))",
                  WebScene.company("CRONUS"));

      assertThat(answer.toString()).startsWith("401 application/problem+json");
    }
  }

  @Test
  void userOfAnotherTenantIsNotLetIn() {
    Tenant other = platform.controlPlane().provision(NewTenant.named(platform.freshId("other")));
    platform.tokens().of("admin@" + other.id());
    try (Visitor stranger = scene.visitor()) {
      stranger.giveNameAndPassword("admin@" + other.id());

      stranger.sees("The credential does not belong to the tenant of this request.");
      assertThat(stranger.page().getByText("Sales by month").count()).isZero();
    }
  }

  @Test
  void browserSignsInAtAnyInstance() {
    try (Visitor visitor = scene.visitorAt(platform.instances().get(1)).signIn(scene.user())) {
      visitor.reads("Role centre").sees("Sales by month");
    }
  }
}
