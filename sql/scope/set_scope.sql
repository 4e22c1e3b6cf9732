set variable scope_path = $scope_path::varchar
