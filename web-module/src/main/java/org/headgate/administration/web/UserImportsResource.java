package org.headgate.administration.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.administration.api.UserExportApi;
import org.headgate.administration.api.UserImport;
import org.headgate.administration.api.UserImportsApi;
import org.headgate.administration.service.imports.UserImportFacade;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.paging.QueryParameters;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.idempotency.api.IdempotencyKey;
import org.headgate.idempotency.api.Idempotent;
import org.headgate.pool.web.PagedResponses;
import org.headgate.pool.web.StreamedUploads;
import org.headgate.sessions.web.Caller;

/** REST resource for imports of accounts. */
@Path("/admin/users/imports")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class UserImportsResource implements UserImportsApi {

  @Inject UserImportFacade imports;
  @Inject Caller caller;
  @Context HttpServletRequest request;
  @Context UriInfo uri;

  /**
   * Does not read the lines: they are read asynchronously, after this request has returned its
   * permit.
   */
  @Override
  public Response start(String dryRun, InputStream lines) {
    boolean isDryRun = QueryParameters.flag("dry_run", dryRun).orElse(false);
    Optional<IdempotencyKey> key =
        Optional.ofNullable(request.getHeader(Idempotent.HEADER)).map(IdempotencyKey::new);
    UserImportFacade.Upload upload =
        imports.begin(caller.identity(), isDryRun, request.getContentLengthLong(), key);
    Map<String, String> headers = new HashMap<>();
    headers.put(
        HttpHeaders.LOCATION,
        uri.getAbsolutePathBuilder().path(upload.id().toString()).build().toString());
    if (upload.isRepeated()) {
      headers.put(Idempotent.REPLAYED, "true");
    }
    StreamedUploads.follow(request, upload.body(), headers);
    return null;
  }

  @Override
  public UserImport userImport(UUID id) {
    return imports.find(id);
  }

  /** Returns no body: the lines are streamed page by page after this method returns. */
  @Override
  public String refused(UUID id) {
    PagedResponses.follow(request, UserExportApi.NDJSON, imports.refused(caller.identity(), id));
    return null;
  }

  @Override
  public void cancel(UUID id) {
    imports.cancel(id);
  }
}
