package org.headgate.directory.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.headgate.accounts.Me;
import org.headgate.directory.UserFilter;
import org.headgate.directory.UserPatch;
import org.headgate.directory.UsersApi;
import org.headgate.directory.service.UserDirectory;
import org.headgate.etag.Precondition;
import org.headgate.etag.web.Tagged;
import org.headgate.identity.Role;
import org.headgate.identity.UserId;
import org.headgate.paging.Page;
import org.headgate.paging.PageQuery;
import org.headgate.paging.QueryValue;

/** Everybody's accounts, for administrators. */
@Path("/admin/users")
@RequestScoped
@RolesAllowed(Role.ADMIN_NAME)
public class UsersResource implements UsersApi {

  @Inject UserDirectory directory;

  @Override
  public Page<Me> users(
      String query, String active, String role, String emailRefused, PageQuery page) {
    UserFilter filter =
        new UserFilter(
            QueryValue.text("query", query),
            QueryValue.read("active", active, UsersResource::flag, "true or false"),
            QueryValue.read("role", role, Role::named, "user, operator or admin"),
            QueryValue.read("email_refused", emailRefused, UsersResource::flag, "true or false"),
            page.cursor().map(cursor -> cursor.string(0)));
    return directory.page(filter, page.limit());
  }

  @Override
  @Tagged
  public Me user(UUID id) {
    return directory.user(new UserId(id));
  }

  @Override
  @Tagged
  public Me patch(UUID id, String ifMatch, UserPatch patch) {
    return directory.change(new UserId(id), Precondition.ifMatch(ifMatch), patch);
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }
}
