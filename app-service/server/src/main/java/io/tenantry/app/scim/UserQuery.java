package io.tenantry.app.scim;

import de.captaingoldfish.scim.sdk.common.constants.ScimType.RFC7644;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a list of users. What cannot be sorted by is not looked at. */
public class UserQuery extends AttributeQuery {

  @QueryParam("filter")
  @Parameter(
      description =
          "As RFC 7644, 3.4.2.2 says; anything but userName eq looks through 5,000 users at most",
      example = "userName eq \"clerk@cronus\"")
  String filter;

  @QueryParam("startIndex")
  @Parameter(description = "Place of the first user in the list, which begins with 1")
  String startIndex;

  @QueryParam("count")
  @Parameter(description = "Users in the answer, 200 at most; 0 to be told how many there are")
  String count;

  @Override
  Map<String, String> parameters() {
    Map<String, String> sent = new LinkedHashMap<>(super.parameters());
    put(sent, "filter", filter);
    put(sent, "startIndex", number("startIndex", startIndex));
    put(sent, "count", number("count", count));
    return sent;
  }

  private static String number(String name, String given) {
    if (given != null && !given.matches("-?[0-9]{1,9}")) {
      throw new BadRequestException(name + " has to be a number", null, RFC7644.INVALID_VALUE);
    }
    return given;
  }
}
