namespace Stellantis.Sandbox.World;

/// <summary>What befalls a vehicle besides everyday life.</summary>
internal enum Story
{
    Everyday,

    /// <summary>It drives when the world begins.</summary>
    OnTheRoad,

    /// <summary>It charges when the world begins, if it has a battery.</summary>
    PluggedIn,

    /// <summary>Its driver does not tell where it is.</summary>
    HidesPlace,

    /// <summary>Its driver tells nothing.</summary>
    HidesAll,

    /// <summary>Nothing was ever heard of it.</summary>
    Silent,

    /// <summary>It is stolen.</summary>
    Stolen,

    /// <summary>It was stolen once.</summary>
    Recovered,

    Collided,

    BrokenInto,

    /// <summary>A temperature sensor sends the value that stands for none, as real ones do.</summary>
    BadSensor,
}

/// <summary>Which vehicle has which story: the place in the fleet decides, so that twenty vehicles in a row have them all.</summary>
internal static class Stories
{
    private static readonly Story[] s_stories =
    [
        Story.Everyday, Story.Everyday, Story.PluggedIn, Story.HidesPlace, Story.OnTheRoad, Story.Recovered, Story.PluggedIn, Story.HidesAll,
            Story.BrokenInto,
        Story.Collided, Story.PluggedIn, Story.Silent, Story.OnTheRoad, Story.Stolen, Story.PluggedIn, Story.BadSensor, Story.OnTheRoad,
            Story.Everyday,
        Story.BrokenInto, Story.BadSensor,
    ];

    public static Story Of(int index) => s_stories[index % s_stories.Length];
}
