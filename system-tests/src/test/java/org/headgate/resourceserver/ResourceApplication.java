package org.headgate.resourceserver;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;

/** An application that accepts Headgate's tokens, written as in the guides of MicroProfile JWT. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
public class ResourceApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(OrderResource.class, IntrospectionFilter.class);
  }
}
