using Xunit;

// Much of what these tests do is to wait: for a process, a server, a clock of a second. With one class for each core, a quarter of the time no
// core works.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
