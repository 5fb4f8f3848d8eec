// What happens outside the loop: requests, files and workers, as the trace numbers them.

export function makeOutside(queues) {
  let operations = 0;
  return {
    /** @param kind "request" or "thread" */
    start(kind, label) {
      operations += 1;
      queues.emit("outside_started", { task: queues.running?.task, operation: operations, kind, label });
      return operations;
    },
    end(operation, outcome, answer) {
      queues.emit("outside_ended", { operation, outcome, answer });
    },
  };
}
