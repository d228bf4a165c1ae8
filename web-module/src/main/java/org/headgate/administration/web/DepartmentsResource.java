package org.headgate.administration.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.headgate.accounts.api.Department;
import org.headgate.administration.api.DepartmentRequest;
import org.headgate.administration.api.DepartmentsApi;
import org.headgate.administration.service.DepartmentFacade;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.service.Precondition;
import org.headgate.common.web.WithETag;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.idempotency.web.IdempotentResponses;

/** REST resource for departments, for administrators. */
@Path("/admin/departments")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class DepartmentsResource implements DepartmentsApi {

  @Inject DepartmentFacade departmentFacade;
  @Inject IdempotentResponses idempotentResponses;
  @Context UriInfo uri;

  @Override
  public Page<Department> list(PageQuery page) {
    return departmentFacade.page(page.cursor(), page.limit());
  }

  @Override
  @WithETag
  public Response create(DepartmentRequest request) {
    return idempotentResponses.of(() -> departmentFacade.create(request), this::created);
  }

  private Response created(Department department) {
    URI location = uri.getAbsolutePathBuilder().path(department.id().toString()).build();
    return Response.created(location).entity(department).build();
  }

  @Override
  @WithETag
  public Department get(UUID id) {
    return departmentFacade.department(id);
  }

  @Override
  @WithETag
  public Department rename(UUID id, String ifMatch, DepartmentRequest request) {
    return departmentFacade.rename(id, Precondition.ifMatch(ifMatch), request);
  }

  @Override
  public void delete(UUID id, String ifMatch) {
    departmentFacade.delete(id, Precondition.ifMatch(ifMatch));
  }
}
