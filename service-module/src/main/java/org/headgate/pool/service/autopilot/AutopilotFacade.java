package org.headgate.pool.service.autopilot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.config.EffectiveSetting;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.SettingSource;
import org.headgate.config.database.AutopilotSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.autopilot.AutopilotRequest;
import org.headgate.pool.api.autopilot.AutopilotStep;
import org.headgate.pool.api.autopilot.AutopilotStepList;
import org.headgate.pool.api.autopilot.PoolAutopilot;
import org.headgate.pool.api.autopilot.PoolAutopilot.Mode;
import org.headgate.pool.persistence.autopilot.AutopilotModeRow;

/** Reads and sets the autopilots of the pools, for operators. */
@ApplicationScoped
public class AutopilotFacade {

  @Inject HeadgateSettings settings;
  @Inject Autopilot autopilot;
  @Inject AutopilotStore store;
  @Inject AutopilotLog log;

  /**
   * @throws ResourceNotFoundException for a pool that has no autopilot
   */
  public PoolAutopilot autopilot(String name) {
    PoolName pool = named(name);
    AutopilotModeRow row = store.mode(pool);
    Mode mode = autopilot.mode(pool, row);
    return new PoolAutopilot(
        pool.wireName(),
        mode,
        (row.mode().isPresent() ? SettingSource.LIVE : source(pool)).wireName(),
        row.setAt(),
        row.setBy(),
        row.wrong(),
        row.stoppedAt(),
        mode == Mode.OFF ? Optional.empty() : autopilot.plan(pool));
  }

  /** Sets the mode for all nodes, and restarts an autopilot that has stopped itself. */
  public PoolAutopilot set(String name, AutopilotRequest request, String actor) {
    PoolName pool = named(name);
    log.set(pool, request.mode().wireName());
    store.setMode(pool, request.mode().wireName(), actor);
    return autopilot(name);
  }

  public AutopilotStepList steps(String name, PageQuery query) {
    Page<AutopilotStep> page = Page.of(store.latest(named(name)), query, AutopilotStep::stepId);
    return new AutopilotStepList(page.items(), page.nextCursor());
  }

  private SettingSource source(PoolName pool) {
    return settings.effective().stream()
        .filter(setting -> setting.name().equals(AutopilotSettings.variable(pool)))
        .map(EffectiveSetting::source)
        .findFirst()
        .orElse(SettingSource.DEFAULT);
  }

  private static PoolName named(String name) {
    return AutopilotSettings.POOLS.stream()
        .filter(pool -> pool.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> ResourceNotFoundException.pool(name));
  }
}
