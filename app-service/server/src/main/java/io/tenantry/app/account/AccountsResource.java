package io.tenantry.app.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.tenantry.app.http.MergePatch;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.register.NumberedView;
import io.tenantry.app.register.RegisterAnswers;
import io.tenantry.app.register.RegisterKind;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accounts over REST. */
@Path("/api/v1/companies/{company}/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.ACCOUNT)
@SinceRelease(2)
@Tag(name = "Accounts")
public class AccountsResource {

  static final RegisterKind<Account, AccountValues> KIND =
      new RegisterKind<>(
          Account.class,
          AccountValues.class,
          Account::new,
          "accounts",
          ProblemType.UNKNOWN_ACCOUNT,
          ProblemType.ACCOUNT_EXISTS,
          Set.of("account_number_is_unique", "account_purpose_is_unique"));

  private final RegisterAnswers answers;

  AccountsResource(RegisterAnswers answers) {
    this.answers = answers;
  }

  @GET
  @Operation(operationId = "listAccounts", summary = "List accounts")
  public Page<NumberedView<AccountValues>> list(
      @PathParam("company") String company, @BeanParam AccountQuery query) {
    return answers.page(KIND, company, query);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createAccount", summary = "Create an account")
  @APIResponse(responseCode = "201", description = "Created; Location and ETag name it")
  @APIResponse(responseCode = "400", description = "validation-failed, malformed-json")
  @APIResponse(responseCode = "409", description = "account-exists")
  public Response create(@PathParam("company") String company, AccountValues values) {
    return answers.created(KIND, company, values);
  }

  @GET
  @Path("{account}")
  @Operation(operationId = "readAccount", summary = "Read an account by number or id")
  @APIResponse(responseCode = "200", description = "As it is, with its ETag")
  @APIResponse(responseCode = "404", description = "unknown-account, unknown-company")
  public Response get(
      @PathParam("company") String company,
      @PathParam("account") String account,
      @Context HttpHeaders headers) {
    return answers.read(KIND, company, account, headers);
  }

  @PUT
  @Path("{account}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "replaceAccount", summary = "Replace an account")
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public Response replace(
      @PathParam("company") String company,
      @PathParam("account") String account,
      @Context HttpHeaders headers,
      AccountValues values) {
    return answers.replaced(KIND, company, account, headers, values);
  }

  @PATCH
  @Path("{account}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Operation(operationId = "changeAccount", summary = "Change fields (JSON merge patch)")
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public Response patch(
      @PathParam("company") String company,
      @PathParam("account") String account,
      @Context HttpHeaders headers,
      JsonNode patch) {
    return answers.patched(KIND, company, account, headers, patch);
  }

  @DELETE
  @Path("{account}")
  @Operation(operationId = "deleteAccount", summary = "Delete an account that nothing refers to")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(responseCode = "409", description = "in-use")
  public void delete(
      @PathParam("company") String company,
      @PathParam("account") String account,
      @Context HttpHeaders headers) {
    answers.deleted(KIND, company, account, headers);
  }
}
