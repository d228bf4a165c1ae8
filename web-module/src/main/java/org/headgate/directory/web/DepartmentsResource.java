package org.headgate.directory.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.headgate.directory.Department;
import org.headgate.directory.DepartmentRequest;
import org.headgate.directory.DepartmentsApi;
import org.headgate.directory.service.DepartmentRegister;
import org.headgate.etag.Precondition;
import org.headgate.etag.web.Tagged;
import org.headgate.idempotency.web.IdempotentAnswers;
import org.headgate.identity.Role;
import org.headgate.paging.Page;
import org.headgate.paging.PageQuery;

/** The departments, for administrators. */
@Path("/admin/departments")
@RequestScoped
@RolesAllowed(Role.ADMIN_NAME)
public class DepartmentsResource implements DepartmentsApi {

  @Inject DepartmentRegister register;
  @Inject IdempotentAnswers answers;
  @Context UriInfo uri;

  @Override
  public Page<Department> departments(PageQuery page) {
    return register.page(page.cursor(), page.limit());
  }

  @Override
  @Tagged
  public Response found(DepartmentRequest request) {
    return answers.of(() -> register.found(request), this::created);
  }

  private Response created(Department founded) {
    URI location = uri.getAbsolutePathBuilder().path(founded.id().toString()).build();
    return Response.created(location).entity(founded).build();
  }

  @Override
  @Tagged
  public Department department(UUID id) {
    return register.department(id);
  }

  @Override
  @Tagged
  public Department rename(UUID id, String ifMatch, DepartmentRequest request) {
    return register.rename(id, Precondition.ifMatch(ifMatch), request);
  }

  @Override
  public void close(UUID id, String ifMatch) {
    register.close(id, Precondition.ifMatch(ifMatch));
  }
}
