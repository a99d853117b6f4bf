using MirtAi.Bench;
using MirtAi.Bench.Plain;

return args switch
{
    [BareEndpoint.Argument] => await BareEndpoint.Run(),
    [PlainGrains.Argument] => await PlainGrains.Run(),
    _ => await Benchmark.Run(args),
};
