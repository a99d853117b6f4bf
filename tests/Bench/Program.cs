using MirtAi.Bench;

return args switch
{
    [BareEndpoint.Argument] => await BareEndpoint.Run(),
    _ => await Benchmark.Run(args),
};
