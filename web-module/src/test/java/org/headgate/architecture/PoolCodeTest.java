package org.headgate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.Filter;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Stream;
import org.headgate.pool.service.events.PoolSampleListener;
import org.headgate.pool.service.guard.GuardListener;
import org.headgate.pool.service.warnings.WarningCheck;

/** No code of the pools is dead. */
@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class PoolCodeTest {

  /** Called by the container or Hibernate: a resource, a filter, an observer, a producer, ... */
  private static final DescribedPredicate<JavaClass> HAS_A_CALLER_OUTSIDE_THE_CODE =
      DescribedPredicate.describe(
          "have a caller outside the code",
          type ->
              type.isAnnotatedWith(Path.class)
                  || type.isAnnotatedWith(Provider.class)
                  || type.isAssignableTo(Filter.class)
                  || isListeningBean(type)
                  || type.isAssignableTo("org.hibernate.service.Service")
                  || type.isAssignableTo("org.hibernate.service.spi.ServiceContributor")
                  || type.isAssignableTo("jakarta.persistence.spi.PersistenceProvider")
                  || type.isAssignableTo("org.hibernate.resource.jdbc.spi.StatementInspector")
                  || type.getMembers().stream()
                      .anyMatch(member -> member.isAnnotatedWith(Produces.class))
                  || type.getMethods().stream()
                      .flatMap(method -> method.getParameters().stream())
                      .anyMatch(
                          parameter ->
                              parameter.isAnnotatedWith(Observes.class)
                                  || parameter.isAnnotatedWith(ObservesAsync.class)));

  /** A listener is found by its interface, and only where it is a bean. */
  private static boolean isListeningBean(JavaClass type) {
    return type.isAnnotatedWith(ApplicationScoped.class)
        && (type.isAssignableTo(GuardListener.class)
            || type.isAssignableTo(PoolSampleListener.class)
            || type.isAssignableTo(WarningCheck.class));
  }

  @ArchTest
  static void listenersAreCalled(JavaClasses classes) {
    Stream.of(GuardListener.class, PoolSampleListener.class)
        .forEach(
            listener ->
                assertThat(classes.get(listener).getMethodCallsToSelf())
                    .as("calls of " + listener.getSimpleName())
                    .isNotEmpty());
  }

  private static final ArchCondition<JavaClass> BE_USED =
      new ArchCondition<>("be used by another class") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          boolean used =
              type.getDirectDependenciesToSelf().stream()
                  .map(dependency -> outermost(dependency.getOriginClass()))
                  .anyMatch(user -> !user.equals(outermost(type)));
          events.add(new SimpleConditionEvent(type, used, type.getName() + " is used by nobody"));
        }
      };

  @ArchTest
  static final ArchRule NO_POOL_CODE_IS_UNUSED =
      classes()
          .that()
          .resideInAPackage("org.headgate.pool..")
          .and()
          .areTopLevelClasses()
          .and(DescribedPredicate.not(HAS_A_CALLER_OUTSIDE_THE_CODE))
          .should(BE_USED)
          .because("the ancestor kept three pools of which one was in use");

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(PoolCodeTest::outermost).orElse(type);
  }
}
